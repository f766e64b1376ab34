/** Ordinary words of the field, the first ones by far the most frequent, so that searches meet common and rare words alike. */
export const vocabulary = (
  "defence cooperation bilateral visit meeting exercise maritime security joint committee delegation minister secretary agreement training naval industry officials strategic dialogue " +
  "partnership technology forces army navy air operations regional discussed reviewed signed held talks military equipment research development production exchange officers ships aircraft " +
  "helicopter submarine frigate patrol logistics interoperability doctrine command staff planning capability procurement contract delivery supply radar missile artillery vehicle engine sensor " +
  "satellite cyber intelligence information sharing medical disaster relief peacekeeping counter terrorism border confidence building nuclear chemical biological protection hydrography " +
  "simulation academy cadets instructors language courses fellowship seminar symposium workshop roundtable exhibition trade offset licence manufacture maintenance overhaul shipyard dockyard " +
  "harbour anchorage replenishment passage strait island coast guard surveillance reconnaissance unmanned autonomous communications encryption standards certification quality assurance"
).split(" ");

export const surnames =
  "Rossi Singh Tanaka Dubois Smith Kim Garcia Müller Novak Silva Haddad Okafor Larsen Nguyen Popescu Kowalski Ivanov Yılmaz Santos Andersson".split(
    " ",
  );
export const cities =
  "Rome Delhi Tokyo Paris Canberra Washington Seoul Madrid Berlin Warsaw Lisbon Amman Abuja Oslo Hanoi Bucharest Kyiv Ankara Manila Stockholm".split(
    " ",
  );
export const states =
  "IN IT FR US AU JP KR DE ES PL PT JO NG NO VN RO UA TR PH SE GB CA BR AR CL MX EG SA AE IL GR NL BE DK FI EE LV LT CZ SK HU BG HR RS SG MY ID TH BD LK NP KE ZA MA TN DZ QA KW OM NZ".split(
    " ",
  );
