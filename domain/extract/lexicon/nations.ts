/**
 * What names a state besides its own name: adjectives, people, other names and its capital, after `@`.
 * One state a line: code, then the words. Names that several states share are not here but in `shared`.
 */
const lines = `
AD Andorran
AE Emirati|UAE|Emirates|U.A.E. @Abu Dhabi
AF Afghan|Afghani @Kabul
AG Antiguan
AL Albanian @Tirana
AM Armenian @Yerevan
AO Angolan @Luanda
AR Argentine|Argentinian|Argentinean @Buenos Aires
AT Austrian @Vienna
AU Australian|Australians|Aussie @Canberra
AZ Azerbaijani|Azeri @Baku
BA Bosnian|Bosnia|Bosnia-Herzegovina @Sarajevo
BB Barbadian @Bridgetown
BD Bangladeshi|Bangladeshis @Dhaka
BE Belgian @Brussels
BF Burkinabe @Ouagadougou
BG Bulgarian @Sofia
BH Bahraini @Manama
BI Burundian @Bujumbura
BJ Beninese @Cotonou
BN Bruneian|Brunei Darussalam @Bandar Seri Begawan
BO Bolivian @La Paz
BR Brazilian|Brasil @Brasilia
BS Bahamian @Nassau
BT Bhutanese @Thimphu
BW Botswanan|Batswana @Gaborone
BY Belarusian|Belarussian @Minsk
BZ Belizean @Belmopan
CA Canadian|Canadians @Ottawa
CD Democratic Republic of the Congo|Democratic Republic of Congo|DRC @Kinshasa
CF Central African @Bangui
CG Republic of the Congo|Republic of Congo|Congo-Brazzaville @Brazzaville
CH Swiss @Bern|Berne
CI Ivorian|Ivory Coast|Cote d'Ivoire @Abidjan|Yamoussoukro
CL Chilean @Santiago
CM Cameroonian @Yaounde
CN Chinese|PRC|People's Republic of China|Mainland China @Beijing
CO Colombian @Bogota
CR Costa Rican @San Jose
CU Cuban @Havana
CV Cape Verdean|Cape Verde @Praia
CY Cypriot|Republic of Cyprus @Nicosia
CZ Czech|Czechs|Czech Republic @Prague
DE German|Germans|Federal Republic of Germany @Berlin
DJ Djiboutian
DK Danish|Danes @Copenhagen
DO Dominican @Santo Domingo
DZ Algerian @Algiers
EC Ecuadorian|Ecuadorean @Quito
EE Estonian|Estonians @Tallinn
EG Egyptian|Egyptians|Arab Republic of Egypt @Cairo
ER Eritrean @Asmara
ES Spanish|Spaniards @Madrid
ET Ethiopian @Addis Ababa
FI Finnish|Finns @Helsinki
FJ Fijian|Republic of Fiji @Suva
FR French|French Republic @Paris
GA Gabonese @Libreville
GB British|UK|U.K.|Britain|Great Britain|Briton|Britons|England @London
GD Grenadian
GE Georgian|Georgians @Tbilisi
GH Ghanaian|Ghanaians @Accra
GM Gambian|The Gambia @Banjul
GN Guinean @Conakry
GQ Equatoguinean @Malabo
GR Greek|Greeks|Hellenic|Hellenic Republic @Athens
GT Guatemalan @Guatemala City
GW @Bissau
GY Guyanese @Georgetown
HN Honduran @Tegucigalpa
HR Croatian|Croats @Zagreb
HT Haitian @Port-au-Prince
HU Hungarian|Hungarians @Budapest
ID Indonesian|Indonesians @Jakarta
IE Irish @Dublin
IL Israeli|Israelis @Jerusalem|Tel Aviv
IN Indian|Indians|Bharat|Republic of India @New Delhi|Delhi
IQ Iraqi|Iraqis @Baghdad
IR Iranian|Iranians|Islamic Republic of Iran @Tehran
IS Icelandic|Icelanders @Reykjavik
IT Italian|Italians|Italian Republic @Rome
JM Jamaican @Kingston
JO Jordanian|Jordanians|Hashemite Kingdom of Jordan @Amman
JP Japanese @Tokyo
KE Kenyan|Kenyans @Nairobi
KG Kyrgyz|Kyrgyz Republic @Bishkek
KH Cambodian|Cambodians @Phnom Penh
KI Kiribati @Tarawa
KM Comorian @Moroni
KP North Korean|North Koreans|DPRK|N. Korea|N. Korean|Democratic People's Republic of Korea @Pyongyang
KR South Korean|South Koreans|ROK|R.O.K.|Republic of Korea|S. Korea|S. Korean @Seoul
KW Kuwaiti @Kuwait City
KZ Kazakh|Kazakhstani|Republic of Kazakhstan @Astana|Nur-Sultan
LA Lao|Laotian|Lao PDR @Vientiane
LB Lebanese @Beirut
LC St. Lucia
LK Sri Lankan|Sri Lankans @Colombo
LR Liberian @Monrovia
LS Basotho @Maseru
LT Lithuanian|Lithuanians @Vilnius
LU Luxembourgish|Luxembourger
LV Latvian|Latvians @Riga
LY Libyan @Tripoli
MA Moroccan|Kingdom of Morocco @Rabat
MD Moldovan @Chisinau
ME Montenegrin @Podgorica
MG Malagasy @Antananarivo
MH Marshallese @Majuro
MK North Macedonian|Macedonian|Macedonia|Republic of North Macedonia @Skopje
ML Malian @Bamako
MM Burmese|Burma @Naypyidaw|Nay Pyi Taw
MN Mongolian @Ulaanbaatar|Ulan Bator
MR Mauritanian @Nouakchott
MT Maltese @Valletta
MU Mauritian @Port Louis
MV Maldivian|Maldivians @Male
MW Malawian @Lilongwe
MX Mexican @Mexico City
MY Malaysian|Malaysians @Kuala Lumpur|Putrajaya
MZ Mozambican @Maputo
NA Namibian @Windhoek
NE Nigerien @Niamey
NG Nigerian|Nigerians @Abuja
NI Nicaraguan @Managua
NL Dutch|The Netherlands|Holland|Kingdom of the Netherlands @The Hague|Amsterdam
NO Norwegian|Norwegians @Oslo
NP Nepali|Nepalese @Kathmandu
NZ Kiwi|New Zealander|New Zealanders|Aotearoa @Wellington
OM Omani|Sultanate of Oman @Muscat
PA Panamanian @Panama City
PE Peruvian @Lima
PG Papua New Guinean|PNG @Port Moresby
PH Philippine|Filipino|Filipinos|PH|Republic of the Philippines @Manila
PK Pakistani|Pakistanis @Islamabad
PL Polish|Poles @Warsaw
PS Palestinian|Palestinians @Ramallah
PT Portuguese @Lisbon
PW Palauan @Ngerulmud
PY Paraguayan @Asuncion
QA Qatari|State of Qatar @Doha
RO Romanian|Romanians @Bucharest
RS Serbian|Serbs @Belgrade
RU Russian|Russians|Russian Federation|Kremlin @Moscow
RW Rwandan|Rwandese @Kigali
SA Saudi|Saudis|Saudi Arabian|KSA|Kingdom of Saudi Arabia @Riyadh
SB Solomon Islander @Honiara
SC Seychellois @Victoria
SD Sudanese @Khartoum
SE Swedish|Swedes @Stockholm
SG Singaporean|Singaporeans
SI Slovenian|Slovene @Ljubljana
SK Slovak|Slovak Republic @Bratislava
SL Sierra Leonean @Freetown
SN Senegalese @Dakar
SO Somali @Mogadishu
SR Surinamese @Paramaribo
SS South Sudanese @Juba
ST Sao Tome
SV Salvadoran|Salvadorean @San Salvador
SY Syrian @Damascus
SZ Swazi|Swaziland @Mbabane
TD Chadian @N'Djamena
TG Togolese @Lome
TH Thai|Thais|Kingdom of Thailand @Bangkok
TJ Tajik|Tajikistani @Dushanbe
TL Timorese|East Timor @Dili
TM Turkmen @Ashgabat
TN Tunisian @Tunis
TO Tongan @Nuku'alofa
TR Turkish|Turkey|Turks|Turkiye|Republic of Turkiye @Ankara
TT Trinidadian @Port of Spain
TV Tuvaluan @Funafuti
TW Taiwanese @Taipei
TZ Tanzanian @Dodoma|Dar es Salaam
UA Ukrainian|Ukrainians @Kyiv|Kiev
UG Ugandan @Kampala
US American|Americans|US|U.S.|U.S|USA|U.S.A.|America|United States of America|Washington D.C.|White House|Pentagon|Stateside @Washington|Washington DC
UY Uruguayan @Montevideo
UZ Uzbek|Uzbekistani @Tashkent
VA Vatican @Vatican City
VE Venezuelan @Caracas
VN Vietnamese|Viet Nam|Socialist Republic of Viet Nam @Hanoi|Ha Noi
VU Ni-Vanuatu @Port Vila
WS Samoan @Apia
XK Kosovar|Kosovan @Pristina
YE Yemeni|Yemenis @Sanaa|Aden
ZA South African|South Africans @Pretoria|Cape Town
ZM Zambian|Zambians @Lusaka
ZW Zimbabwean @Harare
`;

export type Nation = { code: string; names: string[]; capitals: string[] };

const list = (text = "") =>
  text
    .trim()
    .split("|")
    .filter((one) => one !== "");

export const nations: Nation[] = lines
  .trim()
  .split("\n")
  .map((line) => {
    const [names, capitals] = line.slice(3).split("@");
    return { code: line.slice(0, 2), names: list(names), capitals: list(capitals) };
  });
