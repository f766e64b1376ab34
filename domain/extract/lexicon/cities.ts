/** Cities, naval bases, ports, air bases and seats of talks besides the capitals: code, then the names. */
const lines = `
AE Dubai|Sharjah|Fujairah|Al Dhafra|Mina Zayed|Jebel Ali|Ras Al Khaimah
AR Ushuaia|Puerto Belgrano|Cordoba|Mar del Plata
AT Salzburg|Graz
AU Sydney|Melbourne|Perth|Darwin|Brisbane|Fremantle|Adelaide|Hobart|Townsville|Cairns|Garden Island|HMAS Stirling|Amberley|RAAF Base Tindal|RAAF Base Darwin|RAAF Base Amberley|Tindal|Newcastle|Rockhampton|Shoalwater Bay|Puckapunyal|Cultana|Williamtown|Gold Coast|Geelong|Exmouth
BD Chittagong|Chattogram|Cox's Bazar|Khulna|Sylhet|Mongla
BE Antwerp|Zeebrugge|Mons
BG Varna|Plovdiv|Burgas
BH Mina Salman|NSA Bahrain
BN Muara
BR Rio de Janeiro|Sao Paulo|Recife|Anapolis|Manaus
CA Halifax|Victoria|Esquimalt|Vancouver|Montreal|Toronto|Cold Lake|Quebec City
CH Geneva|Zurich|Davos
CL Valparaiso|Punta Arenas|Talcahuano|Iquique
CN Qingdao|Shanghai|Guangzhou|Hong Kong|Zhanjiang|Sanya|Xiamen|Tianjin|Qufu|Kunming|Nanjing|Chengdu|Wuhan|Ningbo|Zhoushan|Dalian|Shenzhen
CO Cartagena
CY Limassol|Larnaca|Paphos|Akrotiri
CZ Brno|Ostrava
DE Munich|Hamburg|Kiel|Bonn|Cologne|Ramstein|Ramstein Air Base|Wilhelmshaven|Rostock|Stuttgart|Grafenwoehr|Hohenfels|Frankfurt|Dresden|Laage|Eckernförde
DJ Djibouti City|Camp Lemonnier
DK Aarhus|Korsor|Frederikshavn|Karup
EG Alexandria|Safaga|Suez|Port Said|Sharm el-Sheikh|Inshas|Hurghada|Mohamed Naguib Military Base
ES Rota|Cadiz|Barcelona|Seville|Ferrol|Zaragoza|Torrejon|Valencia|Las Palmas|Albacete
EE Tapa|Amari|Tartu
FI Turku|Tampere|Rovaniemi|Santahamina
FR Toulon|Brest|Marseille|Cherbourg|Lorient|Mont-de-Marsan|Istres|Strasbourg|Lyon|Evreux|Bordeaux|Saint-Nazaire|Le Bourget|Cannes|Toulouse
RE La Reunion|Reunion Island
GB Portsmouth|Plymouth|Devonport|Faslane|Rosyth|Edinburgh|Liverpool|Glasgow|Coningsby|RAF Coningsby|RAF Lossiemouth|Waddington|RAF Waddington|Lakenheath|RAF Lakenheath|Northwood|Sandhurst|Belfast|Farnborough|Salisbury Plain|Cardiff|Brize Norton|RAF Brize Norton|Lancaster House|Aldershot|Manchester
GR Souda|Souda Bay|Piraeus|Thessaloniki|Crete|Salamis|Andravida|Larissa|Alexandroupolis
HR Split|Dubrovnik
HU Szolnok
ID Surabaya|Batam|Bali|Medan|Belawan|Jakarta|Makassar|Padang|Sabang|Bandung|Labuan Bajo|Lombok|Batu Ampar|Manado|Yogyakarta|Baturaja|Denpasar|Tanjung Priok|Natuna|Morotai|Bogor|Magelang|Tanjung Pinang|Situbondo|Semarang
IL Haifa|Eilat|Ashdod|Nevatim|Ovda
IN Mumbai|Kochi|Cochin|Visakhapatnam|Vizag|Goa|Chennai|Kolkata|Bengaluru|Bangalore|Hyderabad|Pune|Port Blair|Sri Vijaya Puram|Karwar|Jodhpur|Agra|Gwalior|Jaisalmer|Mahajan|Mahajan Field Firing Ranges|Pokhran|Pithoragarh|Chaubatia|Ranikhet|Auli|Umroi|Vairengte|Bakloh|Belagavi|Belgaum|Jaipur|Lucknow|Gandhinagar|Ahmedabad|Kalaikunda|Kalaikunda Air Force Station|Air Force Station Kalaikunda|Sulur|Dehradun|Wellington Cantonment|Nashik|Thiruvananthapuram|Srinagar|Leh|Ladakh|Kanpur|Nagpur|Bathinda|Hindon|Guwahati|Shillong|Jabalpur|Mhow|Kakinada|Porbandar|Manekshaw Centre|Okhla|Vadodara|Udhampur|Bikaner|Ambala|Ezhimala|Meghalaya|Rajasthan|Uttarakhand|Thar
IQ Erbil|Basra
IR Bandar Abbas|Chabahar|Bushehr|Konarak
IE Cork|Dublin Castle
IT Naples|Taranto|La Spezia|Venice|Milan|Livorno|Genoa|Augusta|Aviano|Amendola|Vicenza|Trieste|Decimomannu|Catania|Sigonella|Turin|Gaeta|Brindisi|Grazzanise|Pisa|Palermo
IS Keflavik
JO Aqaba|Zarqa
JP Yokosuka|Yokohama|Sasebo|Kure|Okinawa|Maizuru|Hyakuri|Misawa|Yokota|Yokota Air Base|Hiroshima|Nagasaki|Osaka|Kobe|Kadena|Kadena Air Base|Komatsu|Atsugi|Iwakuni|Ichigaya|Hokkaido|Naha|Kanoya|Nagoya|Nemuro|Camp Asaka|Chitose|Camp Fuji|Gifu|Kumamoto
KE Mombasa|Manda Bay|Nanyuki
KH Sihanoukville|Ream|Ream Naval Base|Siem Reap
KR Busan|Jinhae|Jeju|Pyeongtaek|Incheon|Changwon|Gyeongju|Camp Humphreys|Osan|Osan Air Base|Pohang|Donghae|Daejeon|Gyeryong|Gyeryongdae|Cheongju|Gwangju|Daegu|Seongnam|Sacheon|Ulsan|Kunsan|Gunsan|Panmunjom|Goyang|Paju|Pocheon
KW Camp Arifjan|Ali Al Salem
KZ Almaty|Otar
LK Trincomalee|Hambantota|Galle|Diyatalawa|Kandy|Maduru Oya|Ampara|Katunayake|Minneriya|Jaffna
LT Kaunas|Klaipeda|Siauliai|Rukla
LV Adazi|Liepaja
MA Casablanca|Tangier|Agadir|Marrakech|Marrakesh|Kenitra
MG Antsiranana|Toamasina
MM Sittwe|Thilawa|Mandalay|Yangon
MU Agalega
MV Addu|Addu City|Uthuru Thila Falhu|Uthuru Thilafalhu|Gan|Maafilaafushi|Hulhumale|Kadhdhoo|Girifushi|Kaashidhoo
MW Salima|Blantyre|Zomba|Mzuzu
MX Veracruz|Manzanillo
MY Penang|Port Klang|Lumut|Langkawi|Kota Kinabalu|Butterworth|Kuantan|Subang|Kuching|Johor Bahru|Labuan|Sepanggar|Pulada|Kota Tinggi|Sandakan|Bentong|Gemas
MZ Nacala|Pemba|Beira
NA Walvis Bay
NG Lagos|Port Harcourt|Jaji|Kaduna
NL Den Helder|Rotterdam|Eindhoven|Leeuwarden|Volkel
NO Bergen|Bodo|Bodø|Tromso|Tromsø|Stavanger|Trondheim|Rygge|Orland|Evenes|Haakonsvern|Narvik|Andoya|Setermoen|Bardufoss|Kirkenes
NP Saljhandi|Pokhara
NZ Auckland|Devonport Naval Base|Christchurch|Ohakea|Whenuapai|Queenstown
OM Salalah|Duqm|Masirah|Nizwa|Rabkoot
PG Lae|Manus|Lombrum
PH Subic|Subic Bay|Clark Air Base|Cebu|Palawan|Puerto Princesa|Zambales|Quezon City|Camp Aguinaldo|Luzon|Batanes|Laoag|Davao|Makati|Fort Magsaysay|Cavite|Basa Air Base|Zamboanga|Tarlac|Capas|Sangley Point|Pasay|Taguig|Fort Bonifacio|Ilocos Norte|Baguio|Lal-lo
PK Karachi|Rawalpindi|Lahore|Gwadar|Multan|Peshawar|Cherat|Quetta|Tarbela|Pabbi|Jhelum|Kharian|Sargodha|Mushaf|Nowshera
PL Gdansk|Gdynia|Krakow|Poznan|Lask|Deblin|Drawsko Pomorskie|Rzeszow|Redzikowo|Kielce|Morag|Orzysz|Wroclaw|Zagan|Szczecin
PR San Juan
PT Porto|Beja|Lajes|Monte Real
QA Al Udeid|Al Udeid Air Base|Hamad Port
RO Constanta|Cincu|Mihail Kogalniceanu|Deveselu|Craiova|Fetesti
RS Nis|Batajnica
RU Vladivostok|St. Petersburg|Saint Petersburg|Kaliningrad|Sochi|Volgograd|Severomorsk|Kazan|Baltiysk|Kubinka|Nizhniy Novgorod|Murmansk|Sevastopol|Mulino|Astrakhan|Novorossiysk|Omsk|Yekaterinburg|Irkutsk
SA Jeddah|Jubail|Dammam|Dhahran|King Abdulaziz Air Base|Taif|Yanbu|Tabuk|Neom
SC Port Victoria|Mahe|Assumption Island
SE Gothenburg|Karlskrona|Musko|Gotland|Uppsala|Linkoping|Visby|Lulea|Boden|Malmo|Ronneby
SG Changi|Changi Naval Base|RSS Singapura|Tuas Naval Base|Sembawang|Paya Lebar Air Base|Paya Lebar|Tengah
SN Thies
TH Sattahip|Phuket|Pattaya|U-Tapao|Korat|Chiang Mai|Nakhon Ratchasima|Lopburi|Udon Thani|Rayong|Chonburi|Utapao|Prachuap Khiri Khan
TN Bizerte
TR Istanbul|Izmir|Antalya|Mersin|Golcuk|Aksaz|Konya|Incirlik|Incirlik Air Base|Isparta|Marmaris
TW Kaohsiung
TZ Zanzibar|Tanga
UA Odesa|Odessa|Lviv|Kharkiv|Mykolaiv|Yavoriv|Dnipro|Kramatorsk
US Honolulu|Hawaii|Pearl Harbor|Joint Base Pearl Harbor-Hickam|San Diego|Norfolk|New York|Arlington|Virginia|Camp David|Camp Pendleton|Fort Bragg|Fort Liberty|Fort Leavenworth|Fort Wainwright|Fort Moore|Fort Cavazos|Fort Johnson|Joint Base Elmendorf-Richardson|Elmendorf-Richardson|Alaska|Anchorage|Eielson|Eielson Air Force Base|Nellis|Nellis Air Force Base|Las Vegas|Seattle|Joint Base Lewis-McChord|Joint Base Andrews|Sunnylands|California|Florida|Tampa|MacDill Air Force Base|Miami|Texas|San Antonio|Houston|Chicago|Boston|Philadelphia|San Francisco|Los Angeles|Colorado Springs|Yuma|Maryland|Annapolis|Newport|Groton|Jacksonville|Mayport|Oahu|Idaho|Mountain Home|Camp H.M. Smith|Camp Smith|Schofield Barracks|Twentynine Palms|Nevada|Andersen Air Force Base|Bangor|Bremerton|Wilmington|Delaware|Kings Bay|Palmdale|St. Louis
UY Punta del Este
UZ Samarkand|Termez|Chirchik
VE La Guaira
VN Da Nang|Danang|Cam Ranh|Cam Ranh Bay|Ho Chi Minh City|Hai Phong|Haiphong|Nha Trang|Vung Tau|Lang Son|Cao Bang|Quy Nhon|Ha Long
ZA Simon's Town|Simonstown|Durban|Cape Town|Johannesburg|Port Elizabeth|Bloemfontein|Saldanha|Centurion|Richards Bay|Gqeberha
ZM Livingstone|Ndola|Kabwe
ZW Bulawayo|Victoria Falls
`;

export const cities: [string, string][] = lines
  .trim()
  .split("\n")
  .flatMap((line): [string, string][] =>
    line
      .slice(3)
      .split("|")
      .map((name) => [name, line.slice(0, 2)]),
  );

/** Regions and states of a federation among the names above: places, but not cities. */
export const regions = new Set(
  "Alaska|California|Florida|Hawaii|Texas|Maryland|Virginia|Nevada|Idaho|Delaware|Luzon|Palawan|Zambales|Rajasthan|Uttarakhand|Meghalaya|Ladakh|Okinawa|Hokkaido|Bali|Crete|Oahu|Lombok|Gotland|Ilocos Norte|Batanes|Natuna|Thar".split(
    "|",
  ),
);

/** Seats by which a government is spoken of, and the city that is meant when something happens there. */
export const seats: Record<string, string> = {
  "White House": "Washington",
  Pentagon: "Washington",
  "Department of State": "Washington",
  "State Department": "Washington",
  "Downing Street": "London",
  Whitehall: "London",
  "South Block": "New Delhi",
  "Manekshaw Centre": "New Delhi",
  "Rashtrapati Bhavan": "New Delhi",
  Kremlin: "Moscow",
  Elysee: "Paris",
  "Lancaster House": "London",
  "Cheong Wa Dae": "Seoul",
  Malacanang: "Manila",
  "Camp Aguinaldo": "Quezon City",
  Ichigaya: "Tokyo",
};
