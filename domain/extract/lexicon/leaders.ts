/** People who have spoken for their state in defence, by name: used only where the words around a name do not tell its state. */
const lines = `
US Joe Biden|Donald Trump|Barack Obama|Kamala Harris|JD Vance|Lloyd Austin|Lloyd J. Austin III|Pete Hegseth|Mark Esper|Jim Mattis|James Mattis|Ash Carter|Chuck Hagel|Leon Panetta|Antony Blinken|Marco Rubio|Mike Pompeo|John Kerry|Hillary Clinton|Jake Sullivan|Susan Rice|Susan E. Rice|H.R. McMaster|James N. Mattis|Mark T. Esper|Mike Waltz|Robert O'Brien|John Bolton|Mark Milley|C.Q. Brown|Charles Q. Brown|Dan Caine|Kathleen Hicks|Samuel Paparo|John Aquilino|John Christopher Aquilino|Philip Davidson|Harry Harris|Michael Kurilla|Xavier Brunson|Paul LaCamera|Elbridge Colby|Ely Ratner|Colin Kahl|Christopher Cavoli|Michael Langley|Stephen Koehler
IN Narendra Modi|Rajnath Singh|S Jaishankar|S. Jaishankar|Ajit Doval|Ajay Bhatt|Sanjay Seth|Nirmala Sitharaman|Manohar Parrikar|A K Antony|Arun Jaitley|Giridhar Aramane|Ajay Kumar|Rajesh Kumar Singh|Anil Chauhan|Bipin Rawat|Manoj Pande|M M Naravane|Upendra Dwivedi|R Hari Kumar|Dinesh K Tripathi|Karambir Singh|V R Chaudhari|A P Singh|R K S Bhadauria|Droupadi Murmu
GB Keir Starmer|Rishi Sunak|Boris Johnson|Liz Truss|Theresa May|John Healey|Grant Shapps|Ben Wallace|Gavin Williamson|Michael Fallon|David Lammy|Tony Radakin|Ben Key|Richard Knighton|Patrick Sanders|Roly Walker|Luke Pollard|Maria Eagle|Penny Mordaunt|James Cleverly
FR Emmanuel Macron|Sébastien Lecornu|Florence Parly|Jean-Yves Le Drian|Catherine Vautrin|Thierry Burkhard|Pierre Vandier|Nicolas Vaujour
DE Olaf Scholz|Friedrich Merz|Angela Merkel|Boris Pistorius|Christine Lambrecht|Annegret Kramp-Karrenbauer|Ursula von der Leyen|Carsten Breuer|Annalena Baerbock
IT Giorgia Meloni|Guido Crosetto|Lorenzo Guerini|Elisabetta Trenta|Luisa Riccardi|Giuseppe Cavo Dragone|Luciano Portolano|Enrico Credendino
JP Fumio Kishida|Shigeru Ishiba|Shinzo Abe|Yoshihide Suga|Sanae Takaichi|Minoru Kihara|Kihara Minoru|Gen Nakatani|Nakatani Gen|Yasukazu Hamada|Hamada Yasukazu|Nobuo Kishi|Kishi Nobuo|Taro Kono|Kono Taro|Takeshi Iwaya|Iwaya Takeshi|Itsunori Onodera|Tomomi Inada|Yoshimasa Hayashi|Yoko Kamikawa|Shinjiro Koizumi|Koizumi Shinjiro|Yoshihide Yoshida|Yoshida Yoshihide|Koji Yamazaki
KR Yoon Suk Yeol|Yoon Suk-yeol|Lee Jae Myung|Lee Jae-myung|Moon Jae-in|Shin Won-sik|Lee Jong-sup|Kim Yong-hyun|Suh Wook|Jeong Kyeong-doo|Song Young-moo|Han Min-koo|Ahn Gyu-back|Kim Myung-soo|Cho Tae-yong|Cho Tae-yul|Chang Ho-jin|Kim Seung-kyum|Jin Yong-sung
CN Xi Jinping|Dong Jun|Li Shangfu|Wei Fenghe|Chang Wanquan|Zhang Youxia|He Weidong|Wang Yi
RU Vladimir Putin|Sergei Shoigu|Sergey Shoigu|Andrei Belousov|Andrey Belousov|Sergei Lavrov|Sergey Lavrov|Valery Gerasimov
UA Volodymyr Zelenskyy|Volodymyr Zelensky|Volodymyr Zelenskiy|Zelenskyy|Zelensky|Rustem Umerov|Oleksii Reznikov|Denys Shmyhal|Valerii Zaluzhnyi|Oleksandr Syrskyi|Mykhailo Fedorov|Andriy Yermak
AU Anthony Albanese|Scott Morrison|Richard Marles|Peter Dutton|Linda Reynolds|Marise Payne|Penny Wong|Angus Campbell|David Johnston|Pat Conroy|Mark Hammond|Simon Stuart
NZ Christopher Luxon|Judith Collins|Andrew Little|Peeni Henare|Tony Davies|Kevin Short
CA Justin Trudeau|Mark Carney|Bill Blair|Anita Anand|David McGuinty|Jennie Carignan|Wayne Eyre|Stephen Harper|Jason Kenney|Harjit Sajjan
PH Ferdinand Marcos|Bongbong Marcos|Rodrigo Duterte|Gilberto Teodoro|Gilberto Teodoro Jr|Delfin Lorenzana|Carlito Galvez|Eduardo Ano|Eduardo Año|Enrique Manalo|Romeo Brawner|Ma. Theresa Lazaro
ID Joko Widodo|Prabowo Subianto|Sjafrie Sjamsoeddin|Agus Subiyanto|Donny Ermawan Taufanto|Yudo Margono|Andika Perkasa|Ryamizard Ryacudu|Retno Marsudi|Sugiono
VN Phan Van Giang|Ngo Xuan Lich|Hoang Xuan Chien|Nguyen Tan Cuong|Pham Minh Chinh|To Lam|Nguyen Phu Trong|Phung Quang Thanh|Luong Cuong
MY Anwar Ibrahim|Mohamed Khaled Nordin|Mohamad Hasan|Hishammuddin Hussein|Mohamad Sabu
SG Lee Hsien Loong|Lawrence Wong|Ng Eng Hen|Chan Chun Sing|Melvyn Ong|Aaron Beng
TH Srettha Thavisin|Prayut Chan-o-cha|Sutin Klungsang|Phumtham Wechayachai|Prawit Wongsuwan|Songwit Noonpakdee
MV Mohamed Muizzu|Ibrahim Mohamed Solih|Mohamed Ghassan Maumoon|Mariya Ahmed Didi|Abdulla Shamaal|Abdullah Shamaal|Ibrahim Hilmy|Abdul Raheem Abdul Latheef
LK Ranil Wickremesinghe|Anura Kumara Dissanayake|Gotabaya Rajapaksa|Kamal Gunaratne|Shavendra Silva|Sampath Thuyacontha
BD Sheikh Hasina|Muhammad Yunus|Waker-uz-Zaman|SM Shafiuddin Ahmed|Waker-Uz-Zaman|S M Shafiuddin Ahmed
PK Shehbaz Sharif|Imran Khan|Khawaja Asif|Asim Munir|Syed Asim Munir|Qamar Javed Bajwa|Sahir Shamshad Mirza|Naveed Ashraf|Nadeem Raza|Amjad Khan Niazi|Zaheer Ahmed Baber Sidhu|Zafar Mahmood Abbasi
NP Ashok Raj Sigdel|Prabhu Ram Sharma|K P Sharma Oli|Rajendra Chhetri|Purna Chandra Thapa
TR Recep Tayyip Erdogan|Yasar Guler|Yaşar Güler|Hulusi Akar|Hakan Fidan|Haluk Gorgun|Metin Gürak|Recep Tayyip Erdoğan
IL Benjamin Netanyahu|Yoav Gallant|Israel Katz|Benny Gantz|Avigdor Liberman|Herzi Halevi|Eyal Zamir|Tzachi Hanegbi|Ron Dermer|Avigdor Lieberman
SA Mohammed bin Salman|Khalid bin Salman|Fayyad Al-Ruwaili|Talal Al-Otaibi|Fayyad bin Hamed Al-Ruwaili
AE Mohamed bin Zayed|Mohammed bin Zayed|Mohamed Mubarak Al Mazrouei|Mohammed bin Ahmed Al Bowardi|Hamdan bin Mohammed bin Rashid Al Maktoum|Mohamed bin Zayed Al Nahyan
EG Abdel Fattah El-Sisi|Abdel Fattah al-Sisi|Mohamed Zaki|Abdel Mageed Saqr|Osama Askar|Ahmed Khalifa
QA Khalid bin Mohammed Al Attiyah|Saoud bin Abdulrahman Al Thani|Khalid bin Mohamed Al Attiyah
PL Andrzej Duda|Donald Tusk|Wladyslaw Kosiniak-Kamysz|Mariusz Blaszczak|Wieslaw Kukula|Karol Nawrocki|Antoni Macierewicz|Tomasz Siemoniak|Mariusz Błaszczak|Władysław Kosiniak-Kamysz|Wieslaw Kukuła|Rajmund Andrzejczak
SE Pål Jonson|Pal Jonson|Peter Hultqvist|Micael Bydén|Michael Claesson|Ulf Kristersson
NO Tore Sandvik|Bjørn Arild Gram|Frank Bakke-Jensen|Eirik Kristoffersen|Jonas Gahr Støre|Jens Stoltenberg
FI Antti Häkkänen|Antti Kaikkonen|Janne Jaakkola|Alexander Stubb|Sauli Niinistö|Petteri Orpo|Jussi Niinistö
DK Troels Lund Poulsen|Jakob Ellemann-Jensen|Morten Bødskov|Trine Bramsen|Mette Frederiksen
NL Ruben Brekelmans|Kajsa Ollongren|Ank Bijleveld|Mark Rutte
ES Margarita Robles|Pedro Sánchez
GR Nikos Dendias|Nikolaos Panagiotopoulos|Kyriakos Mitsotakis|Panos Kammenos|Nikos Panagiotopoulos
RO Angel Tîlvăr|Vasile Dîncu|Klaus Iohannis|Nicolae Ciucă|Ionuț Moșteanu|Daniel Petrescu
EE Hanno Pevkur|Kaja Kallas|Jüri Luik|Margus Tsahkna|Sven Mikser|Kristen Michal
LV Andris Sprūds|Artis Pabriks|Raimonds Bergmanis|Ināra Mūrniece
LT Arvydas Anušauskas|Dovilė Šakalienė|Laurynas Kasčiūnas|Raimundas Karoblis|Juozas Olekas|Robertas Kaunas
CZ Jana Černochová|Petr Pavel|Petr Fiala
BR Luiz Inacio Lula da Silva|Jose Mucio|José Múcio|Celso Amorim|Nelson Jobim|Raul Jungmann
KE William Ruto|Aden Duale|Charles Kahariri|Soipan Tuya
MW Lazarus Chakwera|Paul Valentino Phiri|Vincent Nundwe
ZA Cyril Ramaphosa|Angie Motshekga|Rudzani Maphwanya|Nosiviwe Mapisa-Nqakula|Thandi Modise
SK Jaroslav Naď|Robert Kaliňák
HU Tibor Benkő|Kristóf Szalay-Bobrovniczky
BG Dragomir Zakov|Atanas Zapryanov|Atanas Zaprianov|Todor Tagarev|Emil Eftimov
RS Aleksandar Vulin|Miloš Vučević|Bratislav Gašić|Milan Mojsilović|Aleksandar Vučić
HR Mario Banožić|Ivan Anušić|Damir Krstičević|Andrej Plenković
SI Matej Tonin|Marjan Šarec|Borut Sajovic
MK Slavjanka Petrovska|Radmila Šekerinska|Vlado Misajlovski
AL Niko Peleshi|Pirro Vengu|Olta Xhaçka
AZ Zakir Hasanov|Ilham Aliyev
GE Juansher Burchuladze|Irakli Chikovani
AM Suren Papikyan|David Tonoyan
KZ Nurlan Yermekbayev|Ruslan Zhaksylykov|Kassym-Jomart Tokayev
UZ Bakhodir Kurbanov|Shukhrat Khalmukhamedov|Shavkat Mirziyoyev
JO Yousef Huneiti
LA Chansamone Chanyalath|Khamlieng Outhakaisone
KH Tea Banh|Tea Seiha|Hun Manet
MM Min Aung Hlaing|Soe Win
NG Christopher Musa|Lucky Irabor|Bola Tinubu
UG Muhoozi Kainerugaba|Wilson Mbadi|Yoweri Museveni
RW Juvenal Marizamunda|Mubarakh Muganga|Jean Bosco Kazura|Paul Kagame
TZ Jacob Mkunda|Venance Mabeyo|Stergomena Tax
ZW Oppah Muchinguri-Kashiri|Philip Valerio Sibanda
GH Dominic Nitiwul|Edward Omane Boamah
AR Jorge Taiana|Luis Petri
CL Alberto Espina|Maya Fernández
CO Iván Velásquez|Diego Molano|Gustavo Petro
`;

export const leaders: [string, string][] = lines
  .trim()
  .split("\n")
  .flatMap((line): [string, string][] =>
    line
      .slice(3)
      .split("|")
      .map((name) => [name, line.slice(0, 2)]),
  );
