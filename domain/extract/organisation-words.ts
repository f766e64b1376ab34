import { bodies } from "#domain/extract/lexicon/bodies";

const list = (text: string) => new Set(text.split(/\s+/));

/** Words that make a name in capitals an organisation's, by key. */
export const organisationHeads = list(
  `ministry agency administration authority company co ltd limited corporation corp inc industries aerospace systems electronics group navy army force forces guard society federation association
  council institute university college department directorate organisation organization shipyard shipyards dynamics technologies aeronautics factory manufacturers companies laboratory laboratories academy gmbh
  inspectorate bureau holding holdings shipbuilding shipbuilders solutions llc plc jsc corps consortium foundation chamber industry dockyard arsenal engineering optronics avionics aviation`,
);

/** What stands between the words of a name. */
export const joints = new Set(["of", "and", "for", "the", "in", "de", "&"]);

/** Firms that are known by name, by their own word alone. */
export const firms = new Set(
  bodies
    .map(([name]) => name)
    .filter(
      (name) =>
        /^[A-Z][A-Za-z]+(?: [A-Z&][\w&.]*)*$/.test(name) &&
        name.length > (/[a-z]/.test(name) ? 3 : 4) &&
        !/Command|Fleet|House|Office|Mantri|Guard|Navy|Army|Ships|Staff|Block|Force|Bhavan|Department|Chiefs|Marines|Yonhap|Congress|Dae$/.test(
          name,
        ),
    ),
);

/** What is dealt in, held or agreed on, and no organisation, by its last word. */
export const things =
  /(?:[Uu]nderstanding|Reference|Intent|Agreement|Memorandum|Contract|Exercise|Exhibition|Conference|Dialogue|Forum|Summit|Meeting|Committee|Commission|Plan|Program(?:me)?s?|Project|Vehicles?|Vessels?|Aircraft|Missiles?|Drones?|Howitzers?|Tanks?|Guns?|Launchers?|Frigates?|Corvettes?|Submarines?|Ships?|Boats?|Radars?|Show|Day|Minister|Secretary|President|Staff|General|Chief|Officer|Director|(?:Data|Missile|Missiles|Weapons?|Rocket|Artillery|Radar|Launch|Combat|Management|Control|Aerial|Air|Defen[cs]e|Management) Systems?)$/;
