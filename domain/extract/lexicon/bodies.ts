/** Bodies, services, ships' prefixes and offices that tell a state without naming it: code, then the words. */
const lines = `
AE EDGE Group|Tawazun
AR Fabricaciones Militares
AU ADF|RAAF|RAN|HMAS|Australian Army|Russell Offices|NUSHIP
BD BNS
BR Embraer
CA RCAF|RCN|HMCS|Global Affairs Canada
CL Enaer|FAMAE
CN PLA|PLAN|PLAAF|CCG|People's Liberation Army|Central Military Commission|NORINCO
CZ Aero Vodochody
DE Bundeswehr|FGS|Luftwaffe|Rheinmetall|Deutsche Marine|KNDS Deutschland|Hensoldt|ThyssenKrupp Marine Systems|TKMS
DK HDMS
EG ENS
ES ESPS|Navantia|Armada Española
FI Patria
FR FASF|Dassault Aviation|Naval Group|Armée|Safran|Élysée|Elysee|Thales|MBDA France|Nexter
GB RAF|HMS|Royal Navy|Royal Air Force|British Army|BAE Systems|RFA|Royal Marines|Downing Street|Whitehall|Babcock
ID TNI|TNI-AL|TNI-AU|TNI-AD|KRI|PT PAL|PT Pindad|Pindad
IL IDF|IAI|Elbit Systems|Elbit|IMOD|Israel Aerospace Industries
IN IAF|INS|DRDO|HAL|BEL|BrahMos Aerospace|Raksha Mantri|Raksha Rajya Mantri|PIB|Mazagon Dock|Larsen & Toubro|L&T|Bharat Electronics|Bharat Dynamics|Hindustan Aeronautics Limited|GRSE|ICGS|Rashtrapati Bhavan|Eastern Naval Command|Western Naval Command|Southern Naval Command|Adani Defence|Tata Advanced Systems|Integrated Defence Staff|Solar Industries|Bharat Forge|SIDM|South Block|IN Ships|Ordnance Factory|Goa Shipyard|Cochin Shipyard|BrahMos
IR IRGC|IRIN
IT ITS|Fincantieri|Leonardo|AIAD|Palazzo Baracchini|Guardia di Finanza
JP JSDF|JMSDF|JASDF|JGSDF|MSDF|ASDF|GSDF|Mitsubishi Heavy Industries|Self-Defense Forces|Self-Defense Force|Self-Defence Forces|Maritime Self-Defense Force|Ground Self-Defense Force|Air Self-Defense Force|Air Self-Defence Force|Japan Self-Defense Forces|JCG
KE KDF
KR ROKS|ROKN|ROKAF|DAPA|Hanwha Aerospace|Hanwha Ocean|Hanwha|Hanwha Systems|Hyundai Rotem|Hyundai Heavy Industries|HD Hyundai|Korea Aerospace Industries|LIG Nex1|Cheong Wa Dae|Yonhap|Defense Acquisition Program Administration
KW KNG
LK SLNS|SLN|SLAF
MA Royal Moroccan Armed Forces
MM Tatmadaw
MV MNDF|MNDF Coast Guard|CGS
MW MDF|MAFCO
MX SEDENA|SEMAR
MY KD|RMN|RMAF|TUDM|TLDM|Malaysian Armed Forces
NG NNS
NL HNLMS|RNLAF|Damen
NO HNoMS|Kongsberg|Nammo
NZ HMNZS|NZDF|RNZN|RNZAF
OM RNOV|Royal Navy of Oman|Royal Air Force of Oman|Royal Army of Oman
PH AFP|BRP|DND|PCG|Philippine Coast Guard|Malacañang|Malacanang|Camp Aguinaldo
PK PNS|ISPR|Pak Army|Pak Navy
PL ORP|PGZ|WB Electronics|Polska Grupa Zbrojeniowa
PT NRP
RO Romarm
RU Rosoboronexport|Almaz-Antey|Roscosmos
SA RSNF|SAMI|Royal Saudi Air Force|GAMI
SE HSwMS|Saab|FMV|Swedish Defence Materiel Administration
SG RSN|RSAF|RSS|SAF|ST Engineering|MINDEF
TH HTMS|RTN|RTAF|RTARF|Royal Thai Army|Royal Thai Navy|Royal Thai Air Force|Royal Thai Armed Forces
TR TCG|Baykar|Aselsan|ASFAT|Roketsan|TUSAS
TN FNS
TZ TPDF
UA AFU|Verkhovna Rada|Ukroboronprom
UG UPDF
US USS|USNS|USAF|USMC|USFK|INDOPACOM|USINDOPACOM|CENTCOM|EUCOM|AFRICOM|SOUTHCOM|NORTHCOM|US Navy|USCGC|Lockheed Martin|Boeing|Raytheon|RTX|Northrop Grumman|General Atomics|General Dynamics|DSCA|State Department|Department of State|Department of War|Department of Defense|Defense Security Cooperation Agency|PACAF|Capitol Hill|L3Harris|Seventh Fleet|7th Fleet|Indo-Pacific Command
VN VPA|People's Army of Vietnam|Vietnam People's Army|Viettel
ZA SANDF|Denel
ZM ZAF
`;

export const bodies: [string, string][] = lines
  .trim()
  .split("\n")
  .flatMap((line): [string, string][] =>
    line
      .slice(3)
      .split("|")
      .map((name) => [name.trim(), line.slice(0, 2)]),
  );

/** What stands before the name of a warship, and its state. */
export const shipPrefixes =
  "INS|ICGS|HMAS|HMS|RFA|HMCS|HMNZS|USS|USNS|USCGC|ROKS|KRI|RSS|KD|BRP|HTMS|FS|ITS|PNS|BNS|SLNS|ESPS|FGS|HNLMS|HDMS|HNoMS|HSwMS|ORP|NRP|TCG|HS|ENS|CNS|NNS|SAS|RNOV|BAP|ARA|ARM|KNM|CGS|UMS|SLCGS".split(
    "|",
  );
