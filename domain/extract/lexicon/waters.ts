/** Names that hold the name of a state and mean none: seas, straits, regions, peoples' quarrels. */
export const waters = (
  "South China Sea|East China Sea|Sea of Japan|Indian Ocean|Indian Ocean Region|Bay of Bengal|Arabian Sea|Persian Gulf|Gulf of Oman|Gulf of Aden|Gulf of Guinea|Gulf of Thailand|" +
  "Taiwan Strait|Taiwan Straits|Korea Strait|Korean Peninsula|West Philippine Sea|Philippine Sea|Sea of Azov|Black Sea|Baltic Sea|Red Sea|Mediterranean Sea|Mediterranean|" +
  "Eastern Mediterranean|North Sea|Norwegian Sea|Barents Sea|Andaman Sea|Java Sea|Celebes Sea|Sulu Sea|Natuna Sea|Yellow Sea|Caribbean Sea|Adriatic Sea|Aegean Sea|Ionian Sea|" +
  "Strait of Malacca|Straits of Malacca|Malacca Strait|Strait of Hormuz|Mozambique Channel|English Channel|Tasman Sea|Coral Sea|Timor Sea|Arafura Sea|Pacific Ocean|Atlantic Ocean|" +
  "North Atlantic|South Pacific|Western Pacific|Indo-Pacific|Indo-Pacific Region|Asia-Pacific|Latin America|South America|North America|Central America|South Asia|Southeast Asia|" +
  "South Atlantic|New South Wales|Irish Sea|Gulf of Finland|Gulf of Mexico|Libyan Sea|Cretan Sea|Taiwan Relations Act|First Island Chain|Washington State|Georgia Tech|" +
  "Sea of Galilee|New Mexico|French Polynesia|French Guiana|British Columbia|Northern Ireland|Western Sahara|Turkish Straits|Danish Straits|English language|German Shepherd|" +
  "Korean War|Vietnam War|Gulf War|Afghan War|Cold War|World War II|World War I|Second World War|Bangladesh Liberation War|Indian subcontinent"
).split("|");
