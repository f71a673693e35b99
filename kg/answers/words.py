"""The words of questions, in both languages: each phrase stands for a cue, and the grammar composes cues.

A phrase is matched from its start; in English a final `*` lets a word go on (`upgrad*`: upgraded, upgrades), in Korean
every phrase does (endings follow it in the same word). The longest phrase at a place wins. A word may stand for several
cues. Names of places, networks, people and themes are not here: they come from the graph (lexicon.py).
"""

from functools import cache

from kg.answers.conjugation import forms

ENGLISH: dict[str, str] = {
    # what is asked for
    "kind": "what type of; which type of; type; types",
    "partner": "on board; team up; teamed up; counterpart cities; peer cities; peers; in contact with; in contact; in touch with; contacts; partner cities; partner city; partners; partner; partnered; partnerships; partnership; counterparts; counterpart; "
    "partner towns; exchange cities; exchange city; exchange partners; cooperation partners; associates; allies; linked cities; related cities; city partners; friends",
    "sister": "twinning partners; twinnings; sibling cities; sistered; sister cities; sister city; sister-city; sister-cities; sistercity; sister towns; sister; twin towns; twin cities; twin city; twinned; twinning; twin; twins; twinned with",
    "friendship": "friendship cities; friendship city; friendship; friendly; friendly cities; friendly city",
    "goodwill": "goodwill ones; goodwill cities; goodwill city; goodwill",
    "mou": "mou; mous; memorandum of understanding; memoranda of understanding; memorandum; memoranda; letter of intent; letters of intent",
    "city": "cities; city; towns; town; places; place; municipalities; municipality; local governments; local government; governments; government",
    "country": "which nation; nationality; countrywise; countries; country; nations; nation; states",
    "foreign": "outside korea; outside of korea; outside south korea; not in korea; not korean; beyond korea; foreign; overseas; abroad; international; non-korean",
    "domestic": "korean; domestic; in korea; from korea; of korea; south korean; south korea; our country",
    "network": "city networks; city network; networks; network; associations; association; organisations; organizations; organisation; organization; "
    "international bodies; international body; international organisations; international organizations; bodies; body; alliances; alliance; clubs; intercity bodies; intercity organisations; intercity organizations",
    "agreement": "agreements; agreement; pacts; pact; accords; accord; treaties; treaty; deals; deal; conventions",
    "sign": "enter into; enters into; entering into; seal; seals; strike; strikes; sign; signed; signs; signing; conclude; concluded; concludes; entered into; struck; sealed; ink; inked; made an agreement",
    "event": "events; event; activities; activity; happenings; occasions; happened; happen; took part in; going on",
    "visit": "who came to; who has come to; who went to; reach; reaches; reaching; set off; depart; departed; reached; arrive in; arrived in; arrived at; dropped by; stopped over; stopped in; paid a call on; went; flew to; flew; headed to; headed for; journey*; toured; called on; stayed in; set out; travels abroad; destinations; destination; guests from; visit*; been to; been in; set foot in; trips; trip; delegations; delegation; travel*; tour; tours; went to; go to; gone to; came to; come to; business trips; business trip; missions; received delegations; hosted delegations",
    "meeting": "talked to; talked with; talk to; talk with; spoke to; spoke with; spoken to; spoken with; bilateral meetings; bilateral meeting; consultation*; sit-down; conferred; face to face; talks between; meetings; meeting; talks; audience; bilateral talks; meet; met; meets; conversations; sat down with",
    "conference": "general assemblies; general meeting; general meetings; annual meeting; annual meetings; council meeting; council meetings; board meeting; board meetings; executive meeting; executive meetings; world council; regional council; international conferences; international conference; international forums; international forum; international assemblies; gatherings; gathering; symposium; symposia; plenary; sessions; session; roundtable*; colloquium; conferences; conference; assemblies; assembly; summits; summit; forums; forum; fora; seminars; seminar; congress; congresses; general assembly",
    "signing": "signing ceremonies; signing ceremony; signings",
    "award": "accolade*; medal*; trophies; trophy; recognition; distinctions; prizewinners; gold award; awards; award; prizes; prize; awarded; honours; honors; honoured; honored; won; win; earned; earn; earns",
    "exhibition": "exhibitions; exhibition; expo; expos; fair; fairs; exhibits",
    "festival": "festivals; festival",
    "training": "trainings; training; study tours; study tour; exchange programmes; exchange programs; invitation programmes; workshops",
    "exchange": "team with; teams with; teaming with; dealt with; deals with; worked with; work alongside; works alongside; partnered up; engages with; engage with; engaged with; contact; contacts with; cooperat*; dealings; interact*; joined forces; join forces; teamed; engagement with; deals with it; works on with; exchanges; exchange; cooperation; cooperate*; collaborat*; cooperative; co-operat*; joint projects; work with; works with; working with; work together; works together; working together",
    "official": "anyone; anybody; someone; somebody; who came to; who has come to; who went to; everyone; everybody; who ran; who runs; who governs; who governed; who was in charge of; who is in charge of; who rules; delegates; representatives of; individuals; names of the people; officials; official; people; persons; person; dignitaries; dignitary; politicians; leaders; leader; office-holders; officeholders; who; whom; whose; names of people; personalities",
    "mayor": "who ran; who runs; who governs; who governed; who was in charge of; who is in charge of; who rules; mayors; mayor; lord mayor; mayoral",
    "vice-mayor": "vice-mayors; vice-mayor; vice mayors; vice mayor; deputy mayors; deputy mayor",
    "governor": "governors; governor",
    "secretary-general": "secretary-general; secretary general; secretaries-general; secretaries general",
    "ambassador": "ambassadors; ambassador",
    "policy": "undertakings; works; policy examples; flagship; practices; services of; policies; policy; programmes; programme; programs; program; projects; project; initiatives; initiative; measures; facilities; facility; schemes",
    "theme": "domains; domain; policy fields; matters; lines of cooperation; in what way; agendas; agenda; themes; theme; topics; topic; fields; field; subjects; subject; policy areas; policy area; areas; area; issues; issue; sectors; sector",
    "document": "newspapers; newspaper; outlets; outlet; publisher; publishers; news agency; news agencies; media; write-ups; coverage; publication; documents; document; articles; article; texts; reports; report; press releases; press release; publications; papers; news",
    "evidence": "backed by; backed up by; passages behind; sentences behind; sources behind; evidence behind; quotes behind; support; excerpts; excerpt; verbatim; substantiate*; underpin*; attest*; wording; where is it written; references; reference; word for word; lines in the documents; evidenced; back it up; backs it up; support the claim; documentary support; evidence; every sentence; sentences; sentence; quotes; quote; quoted; quotations; quotation; sources; source; proof; prove*; support for; supports; supporting; backing; backs; back up; passages; passage; grounds for; basis for; how do you know; how do we know; where does it say; what does it say; what makes you say; why do you say; why do we say; cite; citations; citation",
    "why": "pros and cons; pros; cons; how come; rationale; causes; cause; explain why; motive; what led to; why; for what reason; reason; reasons; on what ground; on what grounds; grounds; ground; what for; because",
    "role": "governs; govern; governed; occupied; occupy; held since; served as; hats has; jobs; job; hats; responsibilities; duties; roles; role; positions; position; posts; post; functions; function; offices; office; seats; seat; part; in which capacity; in what capacity; capacity; capacities; titles; title",
    "membership": "represented in; represented on; represented at; been in the network; on the rolls of; enter; enters; entering; sits in; sit in; sits on; inside; in the fold; signed up to; has joined; members; member; membership; memberships; belong; belongs; belonging; join; joined; joins; participants in; part of; affiliated; enrolled; belonged; entered; in which networks; accession; acceded",
    "tie": "linked to; tied to; related to; relationship of; relations; relation; relationships; relationship between; relationship; ties between; relations between; links between; ties; tie; links; link; bonds; connections",
    "status": "status; state; stage; what stage",
    "everything": "everything on file about; on file about; all facts on; all facts about; all the facts; everything known; what is recorded about; what does the graph say about; what does the graph hold on; what do the documents say about; all about; anything about; background on; brief me on; summary of; summarise; summarize; rundown on; dossier on; fact sheet; what can you tell me about; what's known about; who's; what's; tell me about; tell me everything about; everything about; what is known about; what is known of; what do we know about; what do you know about; know about; "
    "information on; information about; info on; describe; profile of; profile; overview of; overview; facts about; details of; details on; who is; what is",
    "timeline": "in chronological order; chronological order; chronological; milestones; story of; development of the relation; how did the relation develop; in sequence; year by year; timeline; chronology; history; chronicle; over time; chronologically; in order of time; course of events; year by year what",
    "sdg": "global goals; un targets; 2030 agenda; sdg; sdgs; sustainable development goals; sustainable development goal; sdg targets; sdg target; agenda 2030; un goals; development goals",
    # network roles
    "role:co-president": "co-presides over; co-preside over; co-presided over; co-presiding over; co-presides; co-preside; co-presided; co-presiding; presides jointly; shared the presidency; share the presidency; co-chaired; co-chairing; jointly lead; jointly leads; jointly led; co-lead; co-leads; joint presidency; joint chairs; co-presidents; co-president; copresidents; copresident; co presidents; co-chairs; co-chair; co-presidency; joint presidents; copresidency",
    "role:vice-president": "vice-presidents; vice-president; vice presidents; vice president; vice-chair; vice chair",
    "role:president": "led by; led; lead; headed; head of; presided; presidents; president; presidency; chair city; chairs; chair; chairing; presides; chaired; chairmanship; lead city; heads; leads",
    "role:board": "board; board members; executive bureau; steering committee; board member; director city; executive committee; council member city",
    "role:founder": "founders; founder; founding; founded; founding members; founding member",
    "role:regional-representative": "regional representatives; regional representative; regional chair; represents the region; regional vice-chair; represent the region",
    "role:secretariat": "secretariats; secretariat",
    "role:cluster-lead": "cluster leads; cluster lead; cluster leader; cluster leaders; leads a cluster",
    "role:certified": "certified; designated; certification; designation; accredited",
    # status
    "planned": "like to; want to; wants to; wanted to; wish to; wishes to; hope to; hopes to; lined up; line up; in prospect; on the cards; arranged; expected to; booked; not yet; yet to; forthcoming; pending; in the pipeline; on the calendar; on the agenda; still to come; tentative; hoped to; aimed to; meant to; wanted to go; ahead; intends; intending; preparing; planned; plan; plans; planning; scheduled; upcoming; to be held; will; going to; intend; intended; foreseen; was to; were to; is to; are to; was going to; were going to; supposed to; coming; future; announced; due to; slated",
    "held": "in the end; eventually; after all; real; genuine; came about; something really happened; really happened; completed; materialise; actually happened; for real; done; held; took place; taken place; happened; actually; in fact; really; realised; realized; already; carried out; materialised; materialized",
    "concluded": "alive; ongoing; continuing; up and running; in effect; in operation; effective; settled; clinched; finalised; finalized; standing; on paper; concluded; in force; valid; active; existing; current; currently; agreed",
    "proposed": "proposed; proposals; proposal; suggested; wished; wants; wanted; propose; offered; courting",
    "explored": "just talks; only talks; mere talks; still talk; just talk; only talk; mere talk; talk only; talked over; mooted; under consideration; brainstormed; still being negotiated; on the table; just words; aired; explored; exploring; considered; under discussion; being discussed; discussed; discuss; discussion; talked about; considering; floated; only talked",
    "ended": "die off; died off; die out; died out; broken; broke; collapsed; cut off; fell apart; finished; defunct; no longer; annulled; rescinded; died; ceased; over and done; dead; undone; quit; pulled out; ended; end; terminated; terminate; cut; broken off; broke off; dissolved; stopped; withdrew; withdrawn; cancelled agreement; lapsed; revoked; severed; wound up; discontinued",
    "suspended": "shelved; in limbo; stalled; suspended; frozen; paused; put on hold; on hold; interrupted; suspend; halted",
    "cancelled": "cancelled; canceled; called off; fell through; scrapped; dropped; cancel; abandoned",
    "expired": "expired",
    "expire": "ending before; ending by; that end before; that end in; valid until; valid till; valid beyond; in force until; running out; ending soon; end soon; ending within; end within; ends within; end next year; ending next year; come due; fall due; falls due; lapsing; about to end; about to expire; due to end; up for extension; need renewing; need to be renewed; last day; end date; expiration; termination date; time is up; outlive; expire; expires; expiring; run out; runs out; come to an end; expiry; up for renewal; run out soon; lapse; due for renewal; renewal",
    "former": "former; formerly; past; ex; previous; once; used to be",
    "during": "while; during",
    "relative": "before; after; until; till; prior to; earlier than; later than",
    "than": "than",
    # combining
    "share": "in both; both in; on the same; the same themes; mutual interest; joint interest; in parallel; connected on; have to do with; engages in; address; addresses; tackle; tackles; tackling; dealing with; has to do with; on the subject of; together on; jointly on; share; shares; shared; sharing; have in common; has in common; in common; common; both; jointly; together; same; overlap; overlapping; joint; mutual; deal with; deals with; work on; works on; working on; working; care about; engaged in; engage in; interested in; active in; active on; concerned with; do; pursue; pursues; cover",
    "not": "nobody; no one; no document; not; n't; no; never; without; lacking; lack; except; excluding; neither; nor; hasn't; haven't; isn't; aren't; don't; doesn't; didn't; wasn't; weren't; cannot; can't; nothing; none; non; other than; apart from; outside",
    "only": "nothing other than; solely through; exclusively through; no other; sole; purely; nowhere else; nothing else; only; solely; just; exclusively; merely; no other way; nothing but; alone",
    "through": "by virtue of; because of; owing to; only link is; common membership in; through; via; by way of; by means of; thanks to; because of shared; over",
    "common": "have in common; has in common; in common; common ground; similarities; similarity; have both",
    "both": "each other; one another",
    "count": "headcount; tally; how large; how big; total; in total; count of; how many; number of; count; how much; total number; quantity of; the number; how large is the number",
    "most": "main; principal; chief; foremost; primary; major; number one; no. 1; most frequent; most popular; most common; most connected; champion; record holder; widest; more than any; dominates; dominant; most; the most; largest number; highest number; biggest number; most often; most frequently; maximum; greatest number; most active; busiest; leading; best connected; best-connected; top",
    "least": "weakest; bottom; least; fewest; lowest number; smallest number; minimum; rarely; lowest; smallest",
    "oldest": "first; the earliest; the oldest; first time; initial; very first; first of all; longest; earliest of; oldest; earliest; first ever; came first; the first; longest standing; longest-standing",
    "newest": "last; last time; the last time; the most recent; the latest; the newest; most recent document; latest of; freshest; newest of all; last signed; most recent one; newest; latest; most recent; most recently; last one",
    "exact": "exactly one; exactly two; exactly three; just one; just two; precisely one; only one; one and only; a single one",
    "single": "one document; single document; only one source; one source; single source",
    "rank": "in order; order the; line up; classify; hierarchy; ranked by; rank; ranked; ranking; rankings; league table; sort; sorted; order by; ordered by",
    "compare": "outnumber; exceed; exceeds; lead over; stack up; measure up; against each other; set side by side; next to each other; relative to; beat; beats; ahead of; compare*; comparison; versus; vs; difference between; differences between; side by side; contrast; differ; difference; differences",
    "by": "by theme; by field; by year; by country; by city; by network; by type; by status; per theme; per year; per country; per city; per network; each year; each theme; broken down by; grouped by; every year; yearly; annually; each city; each country",
    "when": "year in which; the year in which; year when; date on which; the date on which; in order of signing; in order of signature; in order of date; in the order they were signed; in the order of signing; by date of signing; by signing date; by date; sorted by date; ordered by date; sort by date; in order of date; order by date; until when; till when; at what time; since what year; from what year; starting when; what month; which month; the year; when; what date; which date; what year; which year; which day; since when; dates; date; how long ago; on what date; what day; in what year; how recently; what time",
    "since-when": "since when; how long; how many years; how many months; how many days",
    "where": "in what city; in what place; host city; held at; where; in which city; in which town; which venue; venue; venues; location",
    "whether": "is; are; was; were; did; does; do; has; have; had",
    "modal": "could; might",
    "list": "like to know; like to see; like to learn; like to hear; like to get; like to have; like to find out; i want to know; i want to see; we want to know; we want to see; i wish to know; i would like to know; i want to learn; i want to understand; separate; confirm whether; confirm that; confirm if; check whether; check that; check if; verify that; verify whether; verify if; quote me; name me; run through; write down; tell me; let me know; spell out; point out; pull up; get me; hand me; which ones; list; show; give; name; display; print; find; tell; let me see; i want; i would like; i need; please; enumerate; present; can you; could you; would you; what are",
    "which": "how far did; how far have; how far has; what happens to; what happens if; what happens when; which of; which; what; whichever",
    "several": "many; more than one korean; more than a single; a number of; doubled; overlapping partners; shared by several; with two; simultaneously; several; multiple; more than one; two or more; various; duplicate; duplicates; duplicated; at least two; at the same time; more than 1; twice; doubly; double; different",
    "other": "other; others; another; else",
    # intents
    "upgrade": "replaced by; superseded by; replaced with; succeeded by a; become goodwill; became goodwill; become sister; became sister; turned into; turn into; grew into; grow into; deepened; convert*; advanced to; graduated; raised; level up; higher level; higher status; went from friendship; go from friendship; upgrade; upgraded to; upgrad*; elevat*; promoted; raised to; raised from; lifted to; stepped up; step up; went from friend*; from friend* to sister; moved up; higher tier",
    "unconfirmed": "remains unknown; outcome is unknown; outcome unknown; unknown outcome; results are unknown; result is unknown; outcome is unclear; outcome is not known; whose outcome; fate is unknown; left hanging; whether they happened; whether it happened; whether they took place; whether it took place; if they happened; if they took place; no proof; no evidence that; without confirmation; no trace; never reported; unknown whether; not known whether; not known if; no way to know; don't know whether; don't know if; do not know whether; cannot tell whether; can't tell whether; no follow-up; no record of happening; no record that; no sign that; no word on whether; nobody confirmed; nothing confirms; unclear whether; unclear if; open whether; nobody knows; without proof; lacking proof; lack proof; no documentation that; unconfirmed; unverified; never confirmed; not confirmed; no report",
    "what-about": "work on together; works on together; working on together; do together; worked on together; on what; about what; talk about; talked about; spoke about; speak about; what did they discuss",
    "in-talks": "in talks; in negotiations; negotiating; negotiate",
    "confirm": "never confirmed; not confirmed; unconfirmed; unverified; confirm*; verified; verify; known to have; established; ascertained; proven; came true; come true; followed through; no report; reported back; evidence that they took place",
    "changed": "superseded; switched; diverted; rerouted; swap; deviated; rearranged; shuffled; moved around; cancelled or moved; different from planned; not as planned; changed; change; changes; rescheduled; reschedule; altered; alter; modified; postponed; moved; replaced; swapped; revised; different from plan; deviat*; amended; substituted",
    "programme-item": "legs of; leg of; route; trip programme; travel plan; itinerary items; visit stop; places on the tour; itinerary; itineraries; visit programme; visit program; programme item; programme items; program items; stops; stop; schedule; schedules; agenda items; sites",
    "deputy": "represent the mayor; represents the mayor; couldn't make it; could not make it; could not come; couldn't come; couldn't attend; could not attend; unable to attend; unable to come; absence; on the mayor's behalf; mayor's behalf; proxies; delegated; sent someone; someone else; fill in for; filled in for; step in for; stepped in for; stepped in; substituted; took the mayor's place; in the mayor's stead; in his stead; without the mayor; sent in place; sat in for; covering for; covered for; understudy; second in command; delegate for the mayor; the mayor could not; mayor was away; mayor was absent; replaced the mayor; signed instead; attended instead; instead; for the mayor; on behalf of; in place of; instead of; in the mayor's place; in the mayor's absence; in absence; absent; stand in; stood in; standing in; stand-in; stand-ins; deputise; deputize; deputised; deputized; deputy; proxy; represented the mayor; representing the mayor; substitute; in lieu of; in his place; in her place; acting for; filled in",
    "attend": "who came to the; who went to the; who went; who was there; who came; turn up; among the participants; on the guest list; joined the; attend*; participated; participate; participants; participant; took part; take part; present at; was at; were at; came to the; turned up; showed up; guests; joined in; attendees; attendee",
    "promise": "said they would; said they will; says they will; said he would; said she would; said it would; said he will; said she will; said he wants to; said she wants to; said they want to; said that he would; said that she would; said that they would; said they'd; says they'd; said he'd; said she'd; would come; will come; gave their word; assur*; have yet to come; undertaking to come; agreed to travel; a promise; have promised; said yes to; promis*; pledg*; vowed; said they would come; said he would come; agreed to visit; agreed to come; accepted an invitation; committed to; said would; undertook to",
    "copy": "take up; pick up; apply; transplant; want to use; wants to use; reuse; bring home; take home; keen on; follow suit; borrow from; import from; adoption; do the same as; copy; copied; copying; adopt; adopted; adopting; introduce; introduced; imitate; imitated; emulate; emulated; take over; import; replicate; replicated; follow; transfer; transferred; would take up; model on; modelled on; modeled on; inspired by; borrow; borrowed; adapt",
    "benchmark": "borrowed from; borrows from; looked to; look to; as a model; role models; role model; models for; draw on; drew on; drawn from; takeaways; took from; picked up from; case studies; case study; looked into; gain insight; gained insights; field trips; inspiration; inspired; took as an example; examples abroad; drew lessons; benchmark*; learn*; studied; study; studies; learnt; look at; looked at; inspect; inspected; observed; best practices; best practice; take lessons; lessons; examined",
    "silent": "quietest; most quiet; abandoned once; abandoned after; left to wither; withered; dried out; forgotten; petering out; came to nothing; went nowhere; nothing happening; nothing has been happening; with nothing; no recent activity; no recent contact; not active lately; little activity; without anything happening; asleep for; gone cold; went cold; dried up; lost touch; out of touch; unheard; nothing since; no news; no sign of life; not been in touch; nothing going on; not heard from; haven't heard; have not heard; nothing has happened; dormancy; no interaction; without interaction; no meetings; no visits; gone dark; inactive since; without news; fell silent; fall silent; fell asleep; petered out; fizzled out; silent; silence; dormant; inactive; no activity; no activities; no exchange; no exchanges; no contact; no contacts; asleep; sleeping; nothing happened; no events; no event; quiet; gone quiet; went quiet; idle; stale; neglected; not active; without activity; without any activity; without any exchange; without exchange; without contact; lapsed into",
    "successor": "new mayor took office; took office; mayor took over; new mayor came; mayor came in; incoming mayor; took over; next administration; mayoral succession; change of mayors; mayor's departure; mayor was replaced; mayor is replaced; new administration; when the mayor changed; when mayors changed; turnover; handover; since the mayor changed; switch of mayor; after the election; after an election; mayor stepped down; mayor leaves; when the mayor left; mayor's successor; mayor's term ended; change at city hall; new leadership; under the new; under the next; next mayor; successor; change of mayor; after the mayor; new mayor; mayors changed; mayor changed; left office; change in office; changeover; leadership change; under a mayor; predecessor; mayoral change; next one; following mayor; mayor left; administration changed; change of administration",
    "term": "mayor's time; time as mayor; administration of; under the administration; was in charge; watch; was mayor; term; terms; tenure; in office; during the term; while mayor; as mayor; under mayor; mayoralty; term of office; time in office",
    "council": "council vote; council's; city council; legislators; assembly's consent; voted; parliament; council's consent; council's approval; local assembly; local council; council consent; council approval; council; councils; consent; ratification; ratified; ratify; approval; resolution; parliamentary; assembly approval; approved; consented",
    "trend": "developed; developing; development of; year on year; evolve; picked up; risen or fallen; shrunk; grown or shrunk; from year to year; gained; waned; interest in certain; more attention; less attention; attention over; popularity of; on the rise; in decline; going up; going down; gaining ground; losing ground; falling; dying out; upward; downward; momentum; becoming more; becoming less; popularity; up or down; hot and; picked up over; more or less frequent; become more; dropping off; over the last years; ups and downs; rise; rising; risen; fade; fading; faded; trend*; grow; growing; grew; grown; decline; declining; declined; increase; increased; increasing; decrease; decreasing; decreased; over the years; over time; more or less; more frequent; less frequent; more popular; less popular; more common; less common; more and more; emerging; gaining; losing; shrinking; developed over; year by year; waning; popular over; shift; shifted; evolve*; evolution; development over",
    "broker": "bridge builders; bridge builder; in-between; between continents; stand between; stands between; connects asia; connect asia; links asia; link asia; connects europe; connect europe; links europe; link europe; middleman; linchpin; gateway; gateways; glue; brokers; broker; brokerage; bridges; bridge; bridging; go-between; intermediaries; intermediary; betweenness; gatekeepers; gatekeeper; mediators; mediator; connectors; connector; hub between; structural holes; broker between; middlemen",
    "assortative": "tend to be of similar; of comparable; comparable in size; alike in size; size matters; matter of size; big cities; large cities; small cities; size-wise; city size; of similar size; by size; match in size; big with big; like with like; like to like; similar populations; birds of a feather; of a size; large with large; their own size; own size; equals; equal in size; similar in population; sizes; assortative; assortativity; resemble; resembles; similar size; same size; similar in size; alike; homophily; like-sized; equal size; of like size; similar population; size of partners; big cities with big; similar sizes; big ones; comparable size; comparable population",
    "chance": "correcting for chance; corrected for chance; controlling for chance; chance predicts; chance would predict; predicted by chance; than predicted; more often than chance; than chance; co-membership pairs; co-memberships; co-membership; by luck; than random; surprising; overrepresented; non-random; stand out; unexpectedly; no coincidence; not a coincidence; above chance; beyond chance; randomness; chance alone; pure chance; chance; exceed chance; random; by accident; significant; significance; backbone; sdsm; null model; coincidence; more than expected; statistically; expected; significantly",
    "inm": "world city network; interlocking model; interlocking network model; interlocking; inm; network connectivity; global network connectivity; connectivity; taylor's",
    "community": "detect communities; communities among; natural groups; blocks of cities; partition; families of cities; group the cities; cluster the cities; stick together; hang together; clumps; clustered; clustering; camps; communities; community; clusters; cluster; groups of cities; group of cities; groupings; grouping; cliques; clique; modularity; groups; blocs; bloc",
    "core": "multilateral twinning clubs; twinning clubs; twinning club; twinning networks; multilateral town; clubs of twin towns; multi-city twinning; multi-party twinning; multilateral association; multilateral twinnings; douzelage; twinning association; twinning associations; k-core; kcore; core; multilateral twinning; town twinning ring; ring of towns; twinning ring",
    "candidate": "could be a good partner; good partner; good partners; could be partners; could become; approach; speaks against; approach next; court; woo; knock on; fit us; match us; who next; whom should; go after; reach out to; good fit; good match; would be good; good candidates; ideal; untapped; shortlist; prospects; who else should; worth a try; propose new; propose a new; propose partners; could be our; might be our; could we partner; pick for us; would match; matches our; in line with our; candidate partners; candidates; candidate; recommend*; suggest*; potential partners; potential partner; possible partners; possible partner; prospective; should we approach; should we partner; new partners; new partner; worth approaching; promising; fit our; fits our; match our; matching; who should; ought we; would suit; suit; suitable; best fit; advise; advisable; should; future partners; next partner; next partners",
    "correlate": "do more on; the more networks; lead to more; leads to more; translates; translate into; tied to; help cities; makes cities; make cities; more active on; correlates; relationship of; relation of networks; connection with climate; joiners; go with; goes with; correlat*; go hand in hand; associated with; related to; does belonging; relationship between; more active; go together; linked to; depend on; influence; effect of; do cities in several; affect*; associated",
    "centrality": "backbone city; who matters; most central; centre of the web; well-connected; well connected; heavyweight; centrality; central; centralities; important; influential; connected; best connected; key; prominent; pivotal; weight; centre; hub; hubs",
    "temporal": "once accession; accession; entry date; with the dates of joining; date they joined; dates they joined; taken seriously; by date of joining; consider when; considering when; when cities joined; when they joined; year of joining; dates of membership; date of joining; counting only; respecting when; depending on when; time of membership; joining time; year of accession; actual membership years; membership periods; membership years; dates are respected; membership dates; joining dates; taking dates into account; respecting dates; if dates; accession dates; time of joining; when dates; temporal; dates respected; joined dates; dates into account; consider dates; dates are considered; time-aware; entry dates; dates are taken; dates matter; account for dates; changes when; accession years; joining years; entry years; years of joining; join dates; dates of joining; dates of accession",
    "impact": "do to the graph; effect on the graph; impact; affect the graph; does to the graph; effect; change the graph; influence the graph; consequences; distort",
    "disagree": "don't match; do not match; incompatible; two versions; different versions; conflicting; tell different; say different; different stories; differing; contradiction*; does not agree; doesn't agree; at variance; not consistent; one document says; disagree*; contradict*; conflict*; inconsisten*; differ between documents; discrepan*; disput*; at odds; documents differ; sources differ; do not agree; don't agree; diverge; differently; clash*; mismatch*",
    "meant": "is called; is meant by; really mean; what city is; which one is it; point to; points to; pointing to; meant; mean; means; refer to; refers to; referring to; stand for; ambiguous; which one is; which is it; stands for; denote; denotes; identify; same name; namesake; namesakes; homonym",
    "review": "a human; by a human; by humans; human check*; checked by a; double-checked; double checked; vetted; vetting; proofread; manual; by staff; an editor; officer confirmed; officer approved; verified by hand; approved by; someone checked; a human has; human has; people have checked; a person has; signed off by; looked over; staff confirmed; by an officer; a colleague; by someone; a person confirm; person confirmed; human confirmed; people confirmed; confirmed by a person; confirmed by hand; confirmed by a human; confirmed by people; checked by; reviewed; review; accepted by; manually; approved by a person; validated; verified by; rejected; accepted; corrected; checked; hand-checked; hand-verified; signed off; human-verified; by a human; by a person; by hand; curated; curator; someone confirmed; reviewer",
    "statement": "statement of fact; items; statements; statement; facts; fact; claims; claim; assertions; assertion; entries; records; triples; information",
    "diff": "recently added; added since; added recently; updates to the graph; changes since; changes in the graph; newly in; since the previous; since the build; since last build; between builds; between the builds; last two builds; since last month; graph updates; updated lately; what has been added; has been added; came in since; got added; delta; compared with last month; new entries; new facts; latest build; since last month's build; last build; previous build; last month's build; since the last; last update; compared with the last; compared to the last; since yesterday's build; new in the graph; changed in the graph; the graph since; graph changed; graph change; what's new; what is new; newly added; difference between builds; previous version; earlier version; earlier graph; graph changes; graph different; last month's graph; older graph",
    "graph": "so far; thus far; graph; knowledge graph; database; store; data; dataset",
    "sure": "what share of; the share of; share of; what fraction; fraction of; average; on average; median; accurate; backed by quotes; backed by a quote; how much can we trust; error; can i believe; can we believe; believe; percentage; proportion; verifiable; have a quote; carry a quote; come with a quote; rest on quotes; quoted evidence; credible; credibility; dependability; solid; how solid; mistakes; extraction quality; right is the extraction; how sure; how accurate; accuracy; precision; recall; reliable; reliability; trustworthy; confidence; how good; f1; correct is; correct are; error rate; quality; certain are; how certain; trust; how correct; how well; dependable; share of statements; sure are; share of facts; percentage of statements; percentage of facts; proportion of statements; proportion of facts; how confident",
    "path": "lies between; lie between; linked to; tied to; reachable; get to; linked through; tied to one another; connect; connects; connecting; linkage; related; get from; hops; how far apart; joins; bridge from; way from; go between; steps from; connected to each other; how is; how are; connected; connection between; linked; path; route; chain; how does; what connects; what links; steps between; degrees of separation; what ties; what binds; joined by",
    "agree": "agreement reached; shook hands on; pinned down; nailed down; put in writing; firm; agree; agreed; agreed on; settle; settled; commit; committed; decided",
    "our": "our; ours; we; us; my; your",
    "besides": "everything but; all but; anything but; everyone but; anyone but; besides; apart from; other than; except for; except; excluding; aside from; leaving out; leaving aside; not counting; in addition to; save for; minus; if we leave out; leave out",
    "by-country": "per country; by country; each country; country by country; for each country; by nation; per nation",
}

KOREAN: dict[str, str] = {
    "partner": "손잡은; 손을 잡은; 손 잡은; 손잡고; 손을 잡고; 짝을 이룬; 파트너십; 연을 맺은; 교류처; 협력처; 제휴처; 상대방; 교류하는 곳; 교류 중인 곳; 협력하는 곳; 협력 중인 곳; 교류하고 있는 곳; 관계를 맺은 도시; 관계 맺은; 관계를 맺고 있는; 접촉하는; 접촉한; 짝; 교류 도시; 교류도시; 교류 중인 도시; 교류하는 도시; 교류하고 있는 도시; 교류 지자체; 교류 상대; 교류 대상; 파트너 도시; 파트너도시; 파트너; 협력 도시; 협력도시; 협력하는 도시; 상대 도시; 상대도시; 결연 도시; 결연도시; 결연; 협력 파트너; 교류 파트너; 제휴 도시; 교류협력 도시; 교류협력도시; 교류해 온 도시; 교류해온 도시; 교류한 도시; 교류가 있는 도시; 협력 관계에 있는 도시; 협력관계에 있는 도시; 연결된 도시; 관계 있는 도시; 친구 도시; 우방; 교류를 맺은 도시; 교류 관계에 있는 도시; 교류 관계인 도시; 협력 대상; 협력 상대; 교류하는 데; 연계 도시; 결연 상대; 결연처; 결연 지자체; 결연지; 결연한 도시; 결연을 맺은 도시; 교류 중인 해외 도시; 협력 지자체; 제휴 지자체; 교류 파트너 도시; 맞는 파트너; 맞는 상대; 맞는 교류; 미결연",
    "sister": "자매 맺은; 자매를 맺은; 자매시; 자매 협약; 자매도시; 자매 도시; 자매결연; 자매 결연; 자매; 자매관계; 자매 관계; 자매결연지; 자매결연 도시; 자매결연도시",
    "friendship": "우호도시; 우호 도시; 우호협력도시; 우호협력 도시; 우호결연; 우호교류도시; 우호교류; 우호협력; 우호 협력; 우호관계; 우호; 우호결연 도시; 우호 결연; 우호협력 결연; 우호 교류 도시",
    "goodwill": "친선도시; 친선 도시; 친선결연; 친선교류; 친선관계; 친선; 친선 결연; 친선결연 도시",
    "mou": "업무협약; 양해각서; 협력의향서; 의향서; 엠오유; 교류협약; mou",
    "city": "도시; 지자체; 지방자치단체; 지방정부; 시군; 자치단체; 곳; 도시들; 시도",
    "country": "국적; 어느 나라; 나라들; 국가들; 국가; 나라",
    "foreign": "한국 밖; 한국이 아닌; 한국 아닌; 한국을 뺀; 한국을 제외; 한국 외; 국내가 아닌; 국내 말고; 해외; 외국; 국외; 국제",
    "domestic": "국내; 한국; 우리나라; 대한민국; 우리 나라",
    "network": "네트워크; 국제기구; 협의체; 연합체; 기구; 국제 기구; 단체; 연맹; 도시 연합; 협의회; 조직; 모임; 도시연합",
    "agreement": "협약; 협정; 조약; 합의서; 약정; 결연 협약; 협약서; 협정서; 각서; 결연 협정; 체결 내역; 체결 실적; 체결 현황",
    "sign": "체결할; 맺을; 체결; 맺은; 맺었; 맺고; 맺어; 맺는; 맺기; 서명; 조인; 맺다; 맺게; 협약을 했; 협약을 한; 조인한; 맺은 적; 서명한; 체결 건수; 체결건수",
    "event": "무슨 일이 있었; 일이 있었; 행사; 활동; 이벤트; 일이; 일은; 무슨 일; 일들; 있었던 일; 한 일; 교류 활동; 교류활동; 무엇을 했; 국제행사; 국제 행사; 있었던 것; 하려던 일; 연 행사",
    "visit": "가려던; 가려고; 가려는; 가기로; 가 봤; 가봤; 갔었; 갔고; 갔지; 간 곳; 간 도시; 간 데; 갈 곳; 갈 도시; 가는 도시; 다녀갈; 다녀올; 들렀; 들르; 행선지; 출장지; 방한; 온 도시; 왔었; 온 적; 오간; 찾았; 해외출장; 다녔; 순회; 발걸음; 간다고; 에 간; 에 갔; 오려던; 오려고; 와 본; 와본; 방문객; 손님; 방문할; 방문하려; 갔나; 갔어; 갔는; 갔습; 갔을; 방문; 출장; 순방; 다녀온; 다녀왔; 다녀간; 찾아간; 찾아온; 찾은; 대표단; 답방; 다녀갔; 간 적; 갔던; 들른; 파견; 순방지; 방문지; 방문단; 가 본; 가본; 찾아갔; 찾아왔; 향한; 방문길; 발을 디딘; 출국; 방문 실적; 출장을 간; 출장 간; 출장을 다녀",
    "meeting": "양자 회담; 양자 면담; 만나기로; 만나려; 만나기; 회동; 접견; 대화; 독대; 마주 앉; 마주앉; 만나려고; 만났었; 환담; 협의 자리; 면담; 회담; 간담회; 간담; 만남; 만난; 만났; 만나; 만날; 예방; 협의한 자리; 양자회담; 미팅; 대면; 연 회담; 연 면담",
    "conference": "국제회의; 국제 회의; 국제포럼; 국제 포럼; 국제총회; 대회; 회합; 정기총회; 창립총회; 토론회; 워크숍; 학술대회; 회의; 총회; 포럼; 세미나; 컨퍼런스; 콘퍼런스; 정상회의; 심포지엄; 서밋; 회의체; 연 회의; 연 총회; 연 포럼",
    "signing": "체결식; 협약식; 서명식; 조인식",
    "award": "탄 상; 상을 탄; 상 탄; 받았던 상; 수상 실적; 수상 내역; 상들; 상 이름; 상 타; 트로피; 시상식; 금상; 수상한; 상 받은; 무슨 상; 어떤 상; 수상; 상을; 상은; 상과; 어워드; 시상; 표창; 상이; 받은 상; 상 받; 상받; 수상작; 상 목록",
    "exhibition": "전시회; 박람회; 엑스포; 전시",
    "festival": "축제; 페스티벌",
    "training": "연수; 교육 프로그램; 초청 연수; 교환 프로그램; 시찰",
    "exchange": "도시외교; 도시 외교; 함께 일하; 같이 일하; 같이 하는 일; 손발; 함께하는; 왕래; 공동 추진; 함께 추진; 협업; 거래; 교류하지 않; 협력하지 않; 교류; 협력; 공조; 제휴; 공동사업; 공동 사업; 국제교류; 국제 교류; 국제협력; 교류사업; 교류 사업; 협력사업; 협력 사업; 일한; 일했; 함께 일한; 같이 일한; 손잡; 손을 잡; 협력관계; 협력 관계; 교류협력; 소통하; 힘을 합; 함께하고; 손을 맞잡; 교류를 이어; 교류를 하; 협력을 이어; 교류를 진행",
    "official": "상대는; 상대가; 상대; 상대방은; 누구누구; 인물들; 얼굴들; 분들; 사절; 누굴; 누구를; 누구와; 누구랑; 담당자; 사람; 인사; 인물; 누구; 누가; 공직자; 관계자; 정치인; 대표자; 공무원; 분이; 분은; 인사들; 누군; 단장; 기관",
    "mayor": "시장; 단체장; 군수; 구청장; 시장님",
    "vice-mayor": "부시장; 부군수; 부구청장; 행정1부시장; 정무부시장; 행정2부시장",
    "governor": "도지사; 주지사; 지사; 성장님",
    "secretary-general": "사무총장; 사무국장",
    "ambassador": "대사는; 대사가; 대사를; 주한 대사; 대사",
    "policy": "공약; 시책들; 사업들; 과제; 서비스명; 대표 정책; 정책; 사업; 시책; 프로그램; 프로젝트; 제도; 시설",
    "theme": "관심 분야; 정책 분야; 무엇으로; 어떤 걸로; 뭘로; 갈래; 꼭지; 소재; 방면; 주제; 분야; 테마; 의제; 영역; 화제; 현안; 이슈; 부문; 분야별; 사안; 협력 내용; 교류 내용; 관심 주제; 토픽; 카테고리; 무슨 일로; 관심사",
    "document": "출처 문서; 기록물; 원자료; 보도문; 문서; 기사; 보도자료; 보고서; 자료; 문헌; 출장보고서; 글은; 글이; 뉴스; 보도; 문서 제목; 기사 제목; 제목",
    "evidence": "어디서 알 수; 어디에서 알 수; 무엇으로 알 수; 뭘로 알 수; 무엇을 보면 알; 뭘 보면 알; 어디를 보면; 어디를 봐야; 인용해; 근거자료; 쓰여 있; 써 있; 적혀; 적힌; 문구; 나온 문장; 뒷받침하는; 확인할 수 있는 문장; 근거 자료; 출처를; 근거는; 그대로 인용; 말한 부분; 나온 부분; 원문 그대로; 근거 문장; 근거문장; 문장; 근거; 인용문; 인용; 출처; 증거; 뒷받침; 어디에 나와; 어디에 나오; 어디 나와; 원문; 어떻게 알; 입증; 왜 그렇게; 증빙; 대목; 구절; 근거 있; 근거를; 근거가; 출처가; 무엇을 보고; 어디서 나온 말; 어디서 확인; 원문을; 인용된; 증거를; 증거가; 뒷받침할; 뒷받침해; 뒷받침되; 뒷받침하; 어디서 언급; 어디에 언급; 어디 언급; 어디에서 언급",
    "why": "찬반 이유; 찬반; 안 맞는 이유; 안 맞는 까닭; 맞지 않는 이유; 맞지 않는 까닭; 부적합한 이유; 반대 이유; 반대 사유; 비추천 사유; 비추천 이유; 추천 사유; 추천 이유; 어째서; 무엇 때문; 뭐 때문; 배경; 왜; 이유; 까닭; 사유; 원인; 때문; 장단점; 장점과 단점",
    "role": "역대 직책; 역대; 거쳐 온 자리; 무슨 자리; 맡아 왔; 어떤 자리; 맡아왔; 소임; 임무; 직책; 역할; 지위; 직위; 자격; 맡은; 맡았; 맡고; 맡는; 맡아; 직함; 보직; 자리를; 자리는; 감투; 이끄는; 이끈; 지낸; 역임; 겸한; 겸임; 겸하; 맡던; 수행한",
    "membership": "가입한 해; 가입한 때; 가입한 연도; 가입한 시기; 가입한 날; 들어간 해; 가입 시기; 가입시기; 가입일; 가입 연도; 가입연도; 가입 날짜; 가입 년도; 들어갔; 들어가 있; 들어와 있; 끼어 있; 낀; 속하는; 소속된; 활동 중인 네트워크; 활동하는 네트워크; 몸담은; 들어 있는; 가입돼; 합류한; 회원 도시; 회원도시; 회원인; 든; 회원; 가입; 소속; 속한; 속해; 속하; 참여하는; 참여하고; 참여 중; 멤버; 들어간; 들어가; 가맹; 몸담; 합류; 들어 있; 참여한; 회원사; 속하지; 회원이; 회원으로; 가입한; 가입된; 가입해; 소속되; 소속돼; 참여 네트워크; 가입 네트워크; 가입 도시; 회원 명단; 회원 현황; 회원국; 이름을 올린; 네트워크에 등록된; 회원으로 등록된",
    "kind": "유형; 종류; 형태; 성격",
    "host": "주최; 주관; 유치; 개최한; 개최했; 개최하는; 열었; 여는; 연 행사; 연 회의; 연 총회; 연 회담; 연 포럼; 연 면담",
    "by-mayor": "시장별; 단체장별; 시장마다; 군수별",
    "interest": "관심 있는; 관심있는; 관심을 가진; 관심을 갖; 관심을 둔; 관심을",
    "couple": "도시 쌍; 도시쌍; 쌍",
    "tie": "엮인; 엮여; 엮이; 얽힌; 연을; 관련을; 맺어진; 이어진; 맞닿; 끈; 관계; 사이; 인연; 유대; 연결; 결연 관계; 결연관계; 양자관계; 양자 관계; 연계",
    "status": "상태; 단계; 진행 상황; 어디까지; 진척; 진행상황",
    "everything": "요약해; 간추려; 브리핑; 알고 싶; 배경 정보; 총정리; 한눈에; 어떤 사이; 에 대해 알려; 에 대해서 알려; 에 대해; 에 대해서; 에 관해; 에 관하여; 에 대하여; 알려진 것; 아는 것; 정보; 소개; 개요; 어떤 도시; 프로필; 무엇을 알; 뭘 알; 관련 사실; 모든 것; 설명해; 누구야; 누구인가; 누구인지; 어떤 네트워크; 어떤 곳; 어떤 사람; 뭐야; 무엇인가; 무엇이야; 뭔가요; 뭔지; 란 무엇; 뭐 하는 곳; 뭐하는 곳; 무엇을 하는 곳; 무엇하는 곳; 어떤 단체; 어떤 기구; 무슨 단체; 무슨 기구; 어떤 조직; 어떤 모임; 뭐하는 데; 뭐 하는 데; 뭐 하는 단체; 뭐 하는 기구",
    "timeline": "걸어온 길; 경과; 흐름; 이력; 차례대로; 지나온; 순서로 정리; 지금까지의 일; 그간의 일; 연표; 연혁; 시간순; 역사; 타임라인; 일지; 시간 순; 연대기; 발자취; 시기순; 날짜순; 날짜 순; 체결 순; 체결 순서; 체결 순서대로; 체결순; 체결일 순; 개최 순; 개최순; 방문 순서; 방문순; 오래된 순; 오래된 순서; 오래된순; 최신순; 최근순; 최신 순; 일자순; 연도순; 이른 순; 시간 순서; 시간 순서대로; 시간순으로; 날짜 순서",
    "sdg": "목표에; 어느 목표; 어떤 목표; 몇 번 목표; 지속가능 목표; 유엔의 목표; sdg; sdgs; 지속가능발전목표; 지속가능개발목표; 지속가능발전 목표; 세부목표; 세부 목표; 유엔 목표; 목표별; 몇 번 sdg; 유엔 지속가능발전목표",
    "role:co-president": "공동으로 이끈; 공동으로 이끌; 함께 이끈; 함께 이끌; 공동으로 이끄; 공동으로 맡; 함께 이끄; 공동 대표; 공동대표 도시; 공동 수장; 공동의장; 공동 의장; 공동회장; 공동 회장; 공동의장도시; 공동의장단; 공동대표",
    "role:vice-president": "부의장; 부회장; 부의장도시",
    "role:president": "의장; 회장; 의장도시; 회장도시; 의장국; 의장직",
    "role:board": "이사회; 이사도시; 운영위원; 운영위원회; 집행부; 집행위; 이사; 집행위원; 이사국",
    "role:founder": "창립; 설립; 창립회원; 창립 회원; 창립도시",
    "role:regional-representative": "지역대표; 지역 대표; 지역의장; 지역 의장; 대표 도시; 대표도시",
    "role:secretariat": "사무국",
    "role:cluster-lead": "클러스터; 클러스터 리더; 클러스터 대표; 분과 리더",
    "role:certified": "인증; 지정; 지정된; 인증받",
    "planned": "잡혀 있; 잡힌; 앞둔; 앞두고; 계획된; 계획돼; 예정된; 하려 했; 하려 한; 가려던; 가려고; 가려는; 가기로; 만나려; 갈 곳; 갈 도시; 오려던; 오려고; 예정돼; 열리는; 열 계획; 열려고; 준비하; 간다고; 구상 중; 아직 안 한; 하겠다던; 만나기로; 열기로; 아직 계획; 추진 단계; 예정; 계획; 앞으로; 추진 중; 추진중; 열릴; 향후; 하려던; 하려고; 하려는; 만날; 체결할; 방문할; 맺을; 하기로; 추진하는; 추진하고; 개최할; 열 예정; 예고; 준비 중; 갈 예정; 열릴 예정; 추진하기로; 추진할; 가질 예정; 예정으로; 예정이; 계획 단계; 예정 단계",
    "held": "무슨 일이 있었; 일이 있었; 있었; 치러; 치른; 열었; 있었던; 벌어진; 일어난; 진짜로; 실제로; 성사; 정말로; 이루어졌; 이뤄졌; 열린 적; 실제; 이루어진; 이뤄진; 개최된; 열린; 열렸; 성사된; 완료; 실시된; 진행된; 했던; 한 적; 이미; 열려; 개최됐; 개최했; 개최한; 진행됐; 진행되었; 치렀; 치러졌",
    "concluded": "타결; 성립; 유효한; 살아있; 매듭지; 확정; 도장; 사인한; 현행; 유효; 현재; 체결된; 합의; 발효; 효력; 활성; 살아 있는; 유지되고; 유지 중",
    "proposed": "제안; 제의; 희망; 원하는; 원한; 제시; 바라는; 요청",
    "explored": "말만 오간; 말뿐; 얘기만; 얘기된; 검토만; 협의만; 구상; 의견 교환; 말로만; 운만; 얘기 중; 이야기 중; 말이 나온; 오간 얘기; 논의에 그친; 논의에 머문; 논의; 검토; 모색; 타진; 협의; 거론; 얘기; 이야기만; 이야기; 말만",
    "ended": "유지되지 않; 이어지지 않; 지속되지 않; 계속되지 않; 유지하지 않; 끝나거나; 끝났; 끝나 버린; 끝나버린; 끝나 버렸; 깨져 버린; 끝나고 만; 종지부; 끝맺; 깨진; 깨졌; 깨지; 없어진; 끝낸; 끝장; 파탄; 결별; 갈라선; 더 이상; 접은; 접었; 파한; 그만둔; 그만두; 사라진 관계; 사라진 교류; 끝내; 파기된; 폐지; 종료; 해지; 파기; 끝난; 단절; 폐기; 끊은; 종결; 탈퇴; 결렬; 해제; 끝이 난; 청산; 막을 내린; 해소; 해지된; 해지한; 파기한; 종료한; 종료되었; 종료됐; 끊어 버린; 관계를 끊",
    "suspended": "중지; 유보; 멎은; 멈추; 스톱; 중단; 정지; 보류; 동결; 멈춘; 멈췄; 멈춰; 멈춰 선; 멈춰선",
    "cancelled": "취소된; 엎어졌; 물 건너; 접힌; 안 열린; 못 열린; 없던 일; 취소; 무산; 불발; 백지화; 철회; 엎어진",
    "expired": "만료된; 만료되었; 만료됐",
    "expire": "얼마 남지 않; 임박; 만료되는; 만료될; 만료 예정; 얼마 안 남; 갱신해야; 연장해야; 연장; 기한이; 기간이 다; 효력이 끝; 효력을 잃; 끝나 가; 끝나게; 끝나는지; 다 되어 가; 시한; 만료를; 만료일; 종료일; 만기가; 만료; 기한; 끝나는; 유효기간; 갱신; 기간이 끝; 종료되는; 종료될; 끝날; 만기; 종료 예정; 만료 시점; 만료 시기; 만료 예정인; 시한이; 기간 만료; 효력 만료; 기한 만료; 갱신 시점; 갱신 시기; 갱신할",
    "former": "전임; 과거; 이전에; 예전; 옛; 전직; 한때",
    "share": "둘 중 하나라도; 하나라도; 모두와; 둘 다와; 모두 교류; 양쪽 모두와; 두 도시 모두; 두 곳 모두; 다루; 함께 속; 같이 속; 같이 들어; 둘 다 들어; 양쪽 다; 양쪽이; 공동 소속; 겹치는; 맞는; 공유하는; 같이 다루; 같이 하; 함께 하; 같이 추진; 공유하지 않; 공유; 함께; 공통; 같은; 겹치; 같이; 공동으로; 공동; 둘 다; 모두 속한; 나누; 서로; 동시에; 다루는; 다루고; 관심을; 관심 있는; 관심있는; 추진하; 하는; 하고 있는; 펼치; 다 같이; 다같이; 공히",
    "not": "없으면서; 없는데; 빠져; 빠진; 맺지 않; 다루지 않; 속하지 않; 아니라; 아니고; 없다면; 없으며; 아니었; 없으니; 안 들어; 안 들; 못 간; 못 만; 교류하지 않; 협력하지 않; 공유하지 않; 않은; 않는; 않고; 않았; 않아; 않던; 않다; 않습; 않지; 안 하; 안 한; 안한; 안하; 안 되; 안 맺; 안 가; 안 간; 안 온; 안 열; 못한; 못했; 못 한; 못하; 없는; 없이; 없었; 없던; 없나; 없어; 없고; 없다; 없을; 없습; 없지; 아닌; 아니; 제외; 빼고; 빼면; 뺀; 말고; 이외; 외에; 안 돼; 아직 안; 안 다루; 안 속; 미가입; 미체결; 비회원; 없음; 안 맺은; 안 만; 않다면; 아니거나; 없거나; 안 가입; 비회원인; 미참여; 못 맺; 아닌지",
    "common": "공통점; 닮은 점; 비슷한 점; 공통된 것; 공통분모; 공통으로 가진",
    "only": "아니면; 없이는; 빼면 접점; 만 아니면; 만 남; 으로 그친; 하나뿐; 밖에 없; 말고는; 만 아는; 만 이어진; 만 엮인; 만으로 이어; 만으로 엮; 오로지; 뿐이; 만 연결; 통해서만; 만으로; 오직; 뿐인; 만의; 만 통해; 만을 통해; 만 만나; 만 한; 만 이어; 만 닿; 유일; 에서만; 만 관계; 뿐; 그친; 그쳤; 만 하고; 만 하는; 으로만; 로만; 논의만; 얘기만; 만 오간; 만 된; 만 있; 밖에; 단지; 말만",
    "through": "아니면; 없이는; 말고는; 덕에; 빼고는 접점; 통해서만; 통해서; 통해; 통한; 거쳐; 매개로; 경유; 덕분에; 통하여; 거치",
    "count": "세어 줘; 세어줘; 세면; 집계; 몇 군데; 몇이나; 얼마나 있; 총 몇; 몇 사람; 몇 나라; 몇 차례; 몇 회; 몇 쌍; 개나; 곳이나; 건이나; 합계; 헤아려; 세어; 몇 개; 몇개; 몇 곳; 몇곳; 몇 건; 몇건; 몇 번; 몇번; 몇 명; 몇명; 몇 도시; 몇; 개수; 횟수; 건수; 수는; 얼마나 많; 총 수; 갯수; 숫자; 총수; 수를; 수가; 얼마나 되; 몇 가지; 몇 개국; 몇 개나; 몇 건이나; 몇 곳이나; 몇 번이나; 개수는; 건수는; 횟수는; 총 건수; 총 개수; 총 횟수; 모두 몇; 체결 건수; 체결건수",
    "most": "가장 좋은; 제일 좋은; 가장 뛰어난; 가장 우수한; 최고였; 최고인; 최고로; 가장 흔한; 제일 흔한; 1등; 일위; 단연; 으뜸; 최상위; 선두; 두드러; 첫째; 첫손; 가장 넓; 가장 활발한; 제일가는; 맨 위; 최다인; 많기로; 가장 많; 제일 많; 최다; 가장 자주; 제일 자주; 상위; 가장 활발; 제일 활발; 많은 순; 제일; 가장; 최고; 최대; 톱; 많은; 많이; 자주; 1위; 일등; 가장 높; 제일 높; 가장 큰; 제일 큰; 가장 활발히; 가장 잦; 제일 잦; 가장 다양; 제일 다양; 가장 규모가 큰",
    "least": "가장 낮; 제일 적은; 최하; 맨 아래; 가장 뜸; 가장 적; 제일 적; 최소; 가장 드물; 하위; 적은 순; 가장 덜; 제일 덜; 적게; 적은; 꼴찌; 최저; 제일 낮; 가장 작; 가장 드문",
    "oldest": "처음 맺; 처음 체결; 처음 만; 처음 방문; 처음; 맨 먼저 맺; 맨 처음; 맨 먼저; 처음으로; 제일 처음; 가장 처음; 가장 일찍; 원조; 가장 오래; 제일 오래; 가장 오래된; 제일 오래된; 가장 먼저; 최초; 가장 이른; 제일 먼저; 첫 번째",
    "newest": "가장 마지막; 제일 마지막; 맨 마지막; 맨 나중; 가장 늦게; 가장 근래; 마지막; 제일 나중; 최근 것; 가장 최근; 제일 최근; 최신; 마지막으로; 가장 나중; 가장 새로운; 가장 늦은; 최근에; 최근",
    "single": "문서 하나; 하나의 문서; 단일 문서; 문서 한 건; 출처 하나; 단일 출처; 한 문서; 출처가 하나; 근거가 하나; 문서가 하나; 출처가 한 곳; 한 문서에만; 문서 하나뿐; 문서가 하나뿐; 문서 하나에만; 출처 하나뿐",
    "rank": "순서로; 순서를; 줄 세워; 서열; 순번; 등수; 매겨; 순대로; 많은 순서; 순위; 순으로; 랭킹; 차례로; 순서대로; 순으",
    "compare": "웃도; 능가; 우위; 어디가 더; 어느 쪽이 더; 어느 쪽이; 누가 더; 어느 도시가 더; 둘 중; 견줘; 대조; 맞대; 비교하면; 나란히; 더 많은 쪽; 더 많은 도시; 더 활발한 쪽; 앞서; 비교; 차이; 대비; 견주; 다른 점; 다른점; 비교표; 차이점; 견주어; 비교해",
    "by": "묶어; 분야별; 연도별; 국가별; 도시별; 네트워크별; 유형별; 상태별; 주제별; 나라별; 해마다; 매년; 테마별; 지역별; 종류별; 연별; 년도별",
    "when": "연도; 년도; 많았던 해; 많은 해; 였던 해; 있었던 해; 이던 해; 해는; 해에는; 해가 언제; 가입한 해; 가입한 때; 가입한 연도; 가입한 시기; 가입한 날; 들어간 해; 가입 시기; 가입시기; 가입일; 가입 연도; 가입연도; 가입 날짜; 가입 년도; 몇 년; 언제쯤; 무슨 해; 몇 해; 연도가; 연도는; 년도는; 언제였; 언제; 며칠; 몇 년도; 몇 년에; 몇년에; 어느 해; 시기; 날짜; 몇 월; 몇년도; 일자; 시점; 몇 년부터; 몇년부터; 때는; 시작 연도; 시작 시점; 시작 시기; 시작일; 시작된 때; 시작 년도",
    "since-when": "언제부터; 얼마나 오래; 몇 년 만에; 몇 년만에; 몇 년이나; 몇 년간; 몇 년 동안; 몇 년 걸; 소요 연수; 소요 기간; 소요 시간; 소요된 기간; 걸린 연수; 걸린 햇수; 걸린 기간; 걸린 시간",
    "where": "어느 곳에서; 어디에; 어느 도시가 열; 개최 도시; 개최도시; 열린 곳; 열린 도시; 어디에서; 어디서; 어디; 장소; 개최지; 어느 도시에서; 어디였; 개최 장소",
    "whether": "인가요; 입니까; 인가; 맞나; 맞아; 맞습니까; 했나; 했습니까; 있나; 있습니까; 있는지; 했어; 있어; 한 적이; 적이 있; 인지; 되어 있나; 했는지; 맞는지; 했나요; 맞나요; 맞지; 있나요; 있는가; 했는가; 이니; 했니; 있니; 이야?; 야?; 갔나; 됐나; 었나; 았나; 나요?",
    "modal": "할 수 있는; 할 수 있을; 해볼 수; 될 수",
    "list": "사실상; 불러줘; 불러 줘; 불러 주; 제시해; 빠짐없이; 남김없이; 하나도 빼지 말고; 확인해 줘; 확인해줘; 확인해 주; 확인해주; 확인 부탁; 확인 좀; 맞는지 확인; 좀 줘; 꺼내; 적어; 읊어; 대줘; 알고 싶; 추려; 골라; 뽑; 전해; 띄워; 보고 싶; 알려줄; 보여줄; 정리해; 찾아봐; 살펴; 나눠 줘; 구분해; 나열해; 말씀; 일러; 써 줘; 써줘; 알려; 보여; 찾아줘; 찾아 줘; 말해; 나열; 목록; 뽑아; 정리; 궁금; 가르쳐; 리스트; 조회; 검색; 출력; 부탁; 전부; 모두; 모든; 전체; 싶; 주세요; 줘; 주실; 해줘; 좀; 찾아주; 찾아 주; 꼽아; 대 줘; 어떻게 되; 명단; 소개해 줘; 볼 수; 현황; 실태; 내역; 추진 현황; 현황표; 목록표; 일람표; 뽑아서; 열거; 알려달; 보여달; 적어 줘; 적어줘; 대 봐; 알아봐; 공유해 줘; 소개해; 짚어 줘; 짚어줘; 정리본; 알려주; 찾아서; 분포",
    "which": "무슨 일이 있었; 어느 곳; 어떤 곳; 어디들; 뭐뭐; 뭐가; 뭘까; 어딘가; 어느 쪽; 무슨 일; 어느; 어떤; 무슨; 무엇; 뭐; 뭘; 뭔; 어딘; 어디야; 어디인; 누군가; 무엇이; 어떠; 어디어디; 어디 어디; 어느 어느; 무엇무엇; 뭐 뭐; 어떤 어떤; 어떤 것; 어느 것; 어떤 게; 어떤 데; 어느 데; 어느 게; 뭣; 뭡니까; 뭡니; 뭐예요; 뭐에요",
    "several": "여러 곳과; 한 곳 넘게; 두 군데 이상; 겹치기; 겹결연; 한꺼번에; 이중으로; 둘 넘는; 복수의; 양쪽 모두; 여러; 중복; 복수; 둘 이상; 두 곳 이상; 두 개 이상; 다수; 겹쳐; 동시에; 여럿; 이중; 둘이상; 두곳 이상; 2개 이상; 2곳 이상; 한 곳 이상; 다중; 여러 곳",
    "other": "다른; 타 도시; 타도시; 그 외; 나머지; 타 지자체",
    "upgrade": "올라선; 격이 올라; 승급; 한 단계; 한단계; 전환된; 업그레이드; 높인; 올랐; 격을 올린; 등급; 급이; 우호에서; 우호도시에서; 발전시킨; 격상된; 한층; 격상; 승격; 격을 높; 상향; 단계를 높; 발전한 협약; 등급이 오른; 올라간; 높아진; 올린; 끌어올",
    "unconfirmed": "성사 여부가; 확인 안 된; 결과가 불; 결과를 알 수; 결과가 알려지지; 이뤄졌는지; 이루어졌는지; 됐는지 모르; 갔다 왔는지; 확인이 없는; 확인 없는; 갔는지 알 수 없; 갔는지 모르; 갔는지 불; 알 수 없; 알 길이 없; 알 길 없; 확실치 않; 확실하지 않; 불확실; 불명확; 불분명; 성사됐는지; 성사되었는지; 다녀왔는지; 이행됐는지; 흐지부지; 감감; 했는지 모르; 열렸는지; 실제로 갔는지; 진짜 갔는지; 결과를 모르; 결과가 없; 결과 보고가 없; 후속 기사; 후기가 없; 확인 못; 확인 불가; 확인이 되지; 증거가 없; 증거 없; 기록이 안; 진행됐는지; 진행되었는지; 이뤄졌다는; 갔다는 기록; 했다는 기록; 갔다는 말; 미확인; 확인되지 않; 확인이 안; 확인 안; 성사 여부; 확인되지; 불투명; 확인이 필요; 확인할 수 없; 실현 여부; 이행 여부; 개최 여부; 실시 여부; 결과가 확인",
    "what-about": "무엇을 협력; 무엇을 논의; 무엇을 공유; 무엇에 대해; 뭘 논의; 뭘 협력; 무슨 내용; 어떤 내용을; 논의한 내용; 논의 내용; 협의한 내용; 협의 내용; 나눈 이야기; 무엇을 다루; 무엇을 의논; 뭘 다루; 무슨 이야기; 어떤 이야기; 무슨 얘기",
    "in-talks": "협상 중; 논의 중; 협의 중; 추진 중인 도시; 논의 단계",
    "confirm": "확인; 성사됐는지; 성사되었는지; 이루어졌는지; 이뤄졌는지; 실현; 이행; 미확인; 성사; 후속 보도; 입증된; 열렸는지; 개최됐는지",
    "changed": "대체한; 대체하; 교체된 장소; 교체된 일정; 교체된 방문; 바뀐 장소; 대체 장소; 바뀐 데; 바꾸게; 틀어진; 뒤바뀐; 수정; 계획과 달리; 예정과 달리; 달라진 일정; 취소되거나; 옮긴; 변경; 바뀐; 바뀌; 조정된; 조정; 연기; 달라진; 달라졌; 대체된; 수정된; 변동; 바꾼; 미뤄진; 당초",
    "programme-item": "방문 프로그램에서; 프로그램에서; 방문한 곳 중; 코스; 스케줄; 방문 장소; 방문 코스; 목적지; 출장 계획; 들를 곳; 둘러볼; 방문처; 일정; 방문지; 방문 일정; 일정표; 동선; 출장 일정; 여정; 방문 프로그램; 견학지",
    "deputy": "다른 못 가서; 못 가; 못 와서; 못 온; 못 나와; 못 나온; 참석하지 못; 참석 못; 불참한; 대표로; 대신해; 시장 없이; 자리를 비운; 못 온 시장; 대리로; 대리 참석; 시장이 못; 시장이 안; 시장이 없을; 대리인; 대타; 시장 몫; 시장 자리; 권한대행; 대행해; 대신; 대리; 대행; 대독; 시장을 대신; 불참; 부재; 대참; 대표해; 대표하여; 대리 서명; 대리서명; 대신 참석; 대신 서명; 대신 나온; 대신 나간; 시장 대리; 시장 대행; 대신 간; 대신 온",
    "attend": "간 사람; 누가 갔; 누가 왔; 온 사람들; 모인; 참석자; 참가자; 참여자; 나온 사람; 나타난; 함께 간; 동행한; 낀 사람; 출석; 참석; 참가; 참여; 배석; 자리한; 함께한; 자리를 함께; 온 사람; 왔던; 얼굴을 비친; 나간; 참석자 명단; 참가 도시; 참석 도시; 참여 도시",
    "promise": "온다고; 가겠다고; 오고 싶; 방문 의사; 오마고; 온다던; 오겠다던; 찾겠다; 찾아오겠; 오겠다고; 방문하겠다고; 방문을 약속; 오겠다; 방문하겠다; 방문하기로; 오기로",
    "pledge": "약속만; 약속; 하겠다고; 기약; 다짐; 응한; 공언; 언약",
    "copy": "가져가겠; 가져다 쓰; 들여가겠; 들여오겠; 받아들이; 쓰겠다; 들여오; 들여가; 탐내; 가져다; 적용; 배우겠; 배워가겠; 배우려; 벤치마킹하려; 벤치마킹하고 싶; 도입하려; 관심을 보인; 따라 배우; 도입하고 싶; 수출; 전수받; 배우고 싶; 가져가려; 도입; 따라 하; 따라하; 본받; 채택; 이식; 적용하겠; 배워 가; 배워가; 벤치마킹하겠; 벤치마킹 하겠; 모방; 가져가; 전파; 전수; 수입; 벤치마킹 계획; 베끼; 따라 배우려; 따라 배우겠; 공유받; 공유 받; 전해 받; 전수 받; 배우고자; 도입하고자; 벤치마킹하고자; 도입할; 도입을 검토; 도입 의사; 관심을 나타낸; 관심을 표한; 관심 표명; 관심을 가진; 활용하겠; 활용하려",
    "benchmark": "벤치마킹 사례; 사례를; 해외 벤치마킹; 배워 온; 배워온; 참고한; 본뜬; 본보기; 모델로; 사례로; 따온; 들여온; 얻어 온; 배운 것; 참고하; 참조; 둘러본; 모범 사례; 모범사례; 해외사례; 해외 사례; 외국 사례; 보고 배; 벤치마킹; 배운; 배워; 배우; 배웠; 학습한; 견학; 시찰; 참고; 살펴본; 선진사례; 우수사례; 본받; 눈여겨; 벤치마킹 대상; 벤치마킹한; 배워 간; 배워간; 시찰한; 견학한; 본받은; 참고로 한; 참고 사례; 배운 점; 배워 온 것; 답사; 보고 온; 보고온; 돌아본; 살펴보; 배울",
    "silent": "무소식; 교류 실적이 전혀 없; 흐지부지; 유야무야; 스러진; 시들해진; 발길이 끊; 왕래가 끊; 소식 없는; 연락이 뚝; 교류가 뚝; 끝나 버린 교류; 소식이 끊; 소식 끊; 소식이 뜸; 죽은; 유명무실; 이름뿐; 명목뿐; 만남이 없; 왕래 없; 기록이 없는; 기록 없는; 방치; 잊힌; 연락 끊; 끊어졌; 끊어지; 시들; 시든; 멀어진; 소홀; 깜깜; 잠잠; 오가는 게 없; 아무 일도 없; 아무것도 없; 아무 활동; 아무 교류; 아무런 교류; 아무런 활동; 움직임 없; 활동 기록이 없; 교류 기록이 없; 놀고 있는; 손 놓은; 손놓은; 사그라진; 뚝 끊; 개점휴업; 만나지 않; 오가지 않; 교류가 안; 연락 없; 교류가 뜸; 활동이 뜸; 동면; 교류가 사라; 활동이 사라; 교류가 없; 활동이 없; 교류 없; 활동 없; 끊긴; 끊어진; 끊겼; 뜸한; 휴면; 소식이 없; 침체; 잠자; 교류가 끊; 왕래가 없; 움직임이 없; 뜸해; 실적이 없; 실적 없; 교류를 하지 않; 교류하지 않; 교류가 멈; 멈춘 교류; 식은; 소원해; 조용; 끊기; 활동이 전혀 없; 교류가 전혀 없; 교류 실적이 없; 활동하지 않; 연락이 없; 연락이 끊; 교류가 이루어지지; 활동이 멈; 교류 활동이 없; 교류를 안",
    "successor": "단체장이 교체되면서; 시장이 교체되면서; 교체되면서; 시장이 바뀌면서; 바뀌면서; 수장이 바뀌; 수장 교체; 새 시장 취임; 취임 후; 취임 이후; 취임하고; 시장이 취임; 취임한 뒤; 취임 뒤; 부임; 시장이 바뀌고; 새로운 시장; 시장이 달라; 시장 임기가 끝; 단체장이 달라; 단체장 변경; 시장 변경; 시장이 새로; 선거 후; 선거 뒤; 선거가 끝; 정권; 시장 이취임; 시장 바뀌; 시장이 교체; 단체장이 교체; 시장이 물러; 시장이 떠난; 시장이 퇴임; 전 시장; 신임 시장; 새로 온 시장; 시장 교대; 민선; 단체장 교체; 시장 교체; 시장이 바뀐; 단체장이 바뀐; 후임; 다음 시장; 교체 뒤; 교체 후; 시장이 바뀌; 단체장이 바뀌; 차기; 교체된; 교체; 새 시장; 전임 시장; 임기 후; 퇴임; 물러난; 시장 바뀐; 새 시장 취임 후; 새 시장 취임 뒤; 새 시장 취임 이후; 수장이 바뀐 뒤; 수장이 바뀐; 바뀐 뒤로; 바뀐 뒤; 바뀐 후",
    "term": "재임하던; 있을 때; 재임 시; 시장일 때; 시장으로 있; 시장 하던; 시장을 하; 체제; 집권; 시정; 재임; 임기; 재직; 시장 시절; 시장 때; 재임 중; 재임기간; 시절; 재임기",
    "council": "의결을 받; 의결을 거; 동의를 받; 동의를 거; 동의가 필요; 의결이 필요; 승인이 필요; 의회의 동의; 의회의 의결; 의회를 거친; 의회 승인; 의회를 통과; 의회 통과; 의회에서; 의회 의결; 의회 동의; 지방의회; 의회; 의결; 동의안; 시의회; 승인; 비준; 동의; 의회의 승인; 의회 의결을; 의회 동의를; 의결을 받은; 의결 절차; 의회 절차; 시의회 동의; 시의회 의결; 시의회 승인; 의결 대상; 동의 대상",
    "trend": "변해; 변하; 변했; 달라져; 달라지; 옮겨; 해가 지나; 세월; 뜨고; 지고 있는; 상승; 하락; 강세; 약세; 늘어; 줄어; 시간에 따라; 해가 갈수록; 갈수록; 인기; 유행; 시대별; 성장세; 내림세; 오름세; 하락세; 상승세; 많아진; 적어진; 많아지; 적어지; 변천; 부쩍; 시들해; 관심이 커; 관심이 줄; 늘어난; 줄어든; 늘거나; 줄거나; 늘고; 줄고; 추이; 추세; 변화; 증가; 감소; 늘었; 줄었; 떠오르; 사라지; 트렌드; 늘어나; 줄어드; 부상; 뜨는; 지는 분야; 성장하는; 쇠퇴; 커진; 작아진; 연도별; 해마다; 증감; 는 분야; 증감 추이; 변화 추이; 연도별 변화; 연도별 추이; 늘었는지; 줄었는지; 뜨는 분야; 뜨는 주제; 지는 주제; 관심이 높아; 관심이 낮아; 해를 거듭",
    "broker": "연결해 주는 도시; 연결해주는 도시; 잇는 역할; 쪽을 이어; 허브 구실; 구실을 하; 중간다리; 매개하; 연결 고리 역할; 허브 역할; 가교 역할; 다리 노릇; 이음; 다리 역할; 다리를 놓; 통로; 관문; 교두보; 중간에서; 사이에서 연결; 양쪽을 잇; 양 대륙을; 두 대륙을; 아시아와 유럽을; 유럽과 아시아를; 거간; 매개; 중개; 다리; 가교; 잇는 도시; 브로커; 이어 주는 도시; 이어주는 도시; 교량; 중재; 연결고리; 징검다리; 중간 역할; 허브 도시",
    "assortative": "큰 도시하고; 작은 도시하고; 규모가 맞; 규모별; 규모 순; 대도시만; 규모; 인구 규모; 체급; 덩치; 비슷한 도시끼리; 큰 도시는 큰; 큰 도시와 작은; 작은 도시끼리; 비슷한 인구끼리; 인구수; 대도시는; 대도시와; 비슷한 체급; 크기; 비슷한 규모; 같은 규모; 규모끼리; 동류; 유사한 규모; 닮; 비슷한 크기; 규모가 비슷; 인구가 비슷; 비슷한 인구; 동질; 크기끼리; 규모 차이; 규모가 같; 크기가 비슷; 대도시끼리; 큰 도시끼리; 끼리끼리",
    "chance": "우연으로 보기; 우연이라; 우연인지; 우연의 일치; 뜻밖; 유난히; 통계로; 이례적; 기대 이상; 기대치; 예상 밖; 예상을 넘; 무작위보다; 우연이 아닌; 우연을 넘; 우연치고; 우연으로; 통계상; 이유 있게; 우연; 유의미; 유의한; 무작위; 통계적; 백본; 기대보다; 기댓값; 예상보다; sdsm; 우연히; 의미 있는 공동; 통계적으로 의미; 통계적으로 유의",
    "inm": "연동망; 연동 연결망; 연결성 값; 연결도 값; 연결성; 연결 정도; 세계도시 네트워크 모형; 연동 모형; 연동형; 연결망 모형; 연동네트워크; 연동 네트워크; 연결도; 인터로킹; 연동모형; inm; 연계성; 인터록킹; 연동네트워크모형; 연동 네트워크 모형; 연동네트워크 모형; 연동네트워크 점수; 연동 네트워크 점수",
    "community": "무리를 지; 무리가; 무리의; 떼를; 모둠; 뭉치로; 묶어; 묶이; 묶인; 나뉘; 그룹핑; 클러스터링; 끼리 모; 떼; 패; 분류해; 덩어리; 부류; 무리를; 파벌; 뭉치는; 뭉친; 뭉쳐; 군집; 커뮤니티; 집단; 클러스터; 무리; 묶음; 그룹; 뭉치",
    "core": "다자 결연 단체; 결연 단체를; 구조가 어떻게; 구조에; 다자 자매; 다자간; 다자; 자매 연합; 여러 도시가 한꺼번에; 다자 결연; 다자결연; 두젤라주; 두즐라주; 결연 단체; k-코어; k코어; 다자간 결연; 코어; 결연 연합; 다자 자매결연; douzelage; 더즐라지; 결연단체; 결연 연맹",
    "candidate": "궁합이; 맞으면서; 결연하지 않은 외국; 접근해; 접근할; 다가갈; 타진해 볼; 손을 내밀; 노려볼; 물색; 새로운 교류; 교류를 시작; 손잡을; 손잡으면; 맺어 볼; 맺어볼; 궁합; 관심사 맞; 관심사가 맞; 발굴; 좋을까; 좋을지; 좋겠; 뚫을; 어디와 맺을; 어디와 맺으; 누구와 맺을; 누구와 맺으; 어디랑 맺을; 어디랑 맺으; 어디와 손을; 찾아볼 만; 제안할 만; 제안해; 다음 파트너; 다음 교류; 다음 상대; 새 교류; 눈여겨볼; 접촉해 볼; 접촉해볼; 접촉할 만; 뜻이 맞; 후보; 추천; 제휴할 만한; 맺을 만한; 결연할 만한; 교류할 만한; 잘 맞는; 맞는 도시; 적합한; 어울리는; 유망; 잠재; 맺으면 좋; 교류하면 좋; 새로 교류; 새로 맺; 권할; 권하; 할 만한; 할만한; 새로운 파트너; 새 파트너; 신규; 손잡을 만한; 손 잡을 만한; 새로 손잡; 맞는 파트너; 맞는 상대; 맞는 교류; 어울릴; 결연이 없는 후보; 미결연",
    "correlate": "더 잘하; 더 잘; 여럿 속한; 여러 곳에 속한; 더 자주; 잘하나; 잘할까; 많으면; 많이 가입하면; 많이 가입한; 많이 들면; 더 하나; 더 열심; 더 적극; 활발한가; 활발한지; 활발할까; 더 많이 하; 많이 하나; 많이 할까; 영향이 있; 따라가나; 늘면; 비례하; 관련 있; 상관 있; 상관있; 상관이 있; 관계; 할수록; 을수록; 일수록; 는지에 따라; 상관; 관련이; 연관; 많을수록; 비례; 영향; 더 활발; 더 많; 상관관계; 상관성; 관련성",
    "centrality": "중심지; 중심축; 주축; 노른자; 핵심 도시; 가장 중요; 주요 도시; 거점; 마당발; 가운데 있는; 영향력 있는; 중심성; 중심 도시; 중심적; 중심도시; 영향력; 핵심; 중요한; 중심이; 중심에; 허브; 구심점",
    "temporal": "가입일을 고려; 가입일을; 가입 날짜를; 날짜를 고려했; 고려했을 때와; 시기를 넣; 시기를 넣으; 연도를 넣; 연도를 따지; 연도를 따져; 언제 가입했는지; 들어간 해; 시기를 따지; 시기를 따져; 연도를 감안; 시기를 감안; 날짜를 감안; 연도 반영; 시기 반영; 가입한 해; 가입한 때; 가입한 시기; 가입한 날; 가입 순서; 가입 기간; 회원이던 기간; 회원 기간; 가입한 연도; 언제 들어왔는지; 언제 들어갔는지; 연도를 고려; 가입 년월; 가입 이후만; 가입 전은 빼; 시간을 따지; 시간을 따져; 시점을 따지; 시점을 따져; 날짜를 따지; 날짜를 따져; 가입 시기; 가입시기; 가입 날짜; 가입일; 시기를 반영; 가입 연도; 가입연도; 시점을 반영; 시기를 고려; 시점을 고려; 시간을 반영; 날짜를 반영; 날짜를 고려; 시간을 고려; 가입 시점; 가입 년도",
    "impact": "영향; 효과; 미치; 끼치; 파급",
    "disagree": "말이 엇갈; 다른 말; 다르게 말; 안 맞는; 다르게 나오; 다르게 기록; 다르게 쓰; 다르게 전; 앞뒤가 안; 앞뒤가 맞지; 말이 안 맞; 딴소리; 서로 어긋; 서로 틀린; 엇박; 다른 내용; 차이 나는; 다르게 보도; 서로 다른; 상충; 모순; 불일치; 어긋나; 엇갈리; 충돌; 다르게; 일치하지; 맞지 않; 다른 사실; 상반; 어긋난; 엇갈린; 차이가 나; 다르게 적; 이견; 제각각; 말이 다른; 안 맞; 서로 맞지",
    "meant": "어느 도시를 말; 어디를 말; 어떤 도시를 말; 어딜 말; 무슨 도시를; 어떤 곳을 말; 어느 곳을 말; 어느 쪽이야; 어느 곳이지; 어디를 뜻; 어디를 의미; 실제로 어디; 진짜 어디; 가리키; 뜻하; 말하는; 의미하; 동명; 헷갈리; 중 어디; 지칭; 이름이 같은; 중 어느; 중에 어디; 중에서 어디; 구별; 뜻인가; 동음이의",
    "review": "맞다고; 옳다고; 확인해 준; 확인해준; 확인받은; 확인 받은; 검증; 검토를 거친; 검토해서; 검토를 마친; 검토 완료; 검토가 끝난; 검토 끝난; 검토받은; 검토 받은; 사람 검토; 사람 확인; 눈으로 확인; 직원이 확인; 담당이 확인; 공무원이 확인; 사람의 확인; 사람의 검토; 사람의 손; 확인 도장; 확인을 거친; 확인된 진술; 확인된 사실; 승인; 감수; 인증받은 사실; 검토자; 검수자; 사람 눈; 사람이 확인; 사람이 검토; 검토된; 검수; 사람 손; 직접 확인; 검증된; 확정된; 승인된; 승인한; 수동; 사람이 승인; 사람이 인정; 담당자가 확인; 검토한; 기각; 거부된; 반려; 수정한 진술; 사람이 고친; 사람이 직접; 담당자가 검토; 인간이; 사람이 본; 사람이 검증; 고친; 고쳐진",
    "statement": "진술; 사실; 주장; 내용; 기록; 데이터",
    "diff": "새로 들어; 새로 추가; 새로 생긴; 새로 올라; 추가된; 갱신된; 업데이트; 변경 내역; 변경점; 변경 사항; 변경사항; 새 소식; 지난번과; 지난번보다; 저번보다; 전보다 달라; 새로 반영; 새로 실린; 새로 담긴; 빌드 전후; 지난달에 비해; 지난달과; 한 달 사이; 한달 사이; 최근에 추가; 최근 추가; 요즘 추가; 새로 알게; 새로 나온 사실; 달라진 점; 바뀐 점; 지난달보다; 지난달 대비; 지난달 이후; 지난 달 이후; 이전 빌드; 지난번 빌드; 지난 빌드; 새로 추가된; 새로 들어온; 그래프에서 달라진; 그래프가 달라; 그래프에서 바뀐; 그래프 변경; 마지막 빌드; 최근 빌드; 그래프에 새로; 저번 빌드; 빌드와; 빌드 이후; 그래프의 변경; 그래프가 어떻게 바뀌; 빌드에 비해; 빌드 사이; 지난달 그래프; 지난달 빌드; 이전 그래프; 그래프는 어떻게 달라; 그래프가 어떻게 달라; 그래프 변화; 예전 그래프",
    "graph": "디비; 자료 전체; 데이터 전체; 그래프; 지식그래프; 데이터베이스; 저장소; 연결망",
    "sure": "평균; 중앙값; 믿어도; 믿을 만; 믿을 수; 오차; 몇 프로; 근거율; 인용률; 확률; 얼마나 믿; 얼마나 맞; 틀릴; 틀린 비율; 얼마나 정확; 인용문이 있는; 인용문을 가진; 인용이 달린; 근거가 있는 진술; 근거가 달린; 근거가 붙은; 신빙성; 추출 성능; 추출 품질; 성능; 믿음; 정확도; 얼마나 확실; 신뢰; 정확한; 믿을; 확실; 정밀도; 재현율; 비율; 품질; 정확하; 정확성; 퍼센트; 오류율; 신뢰성; 몇 %; 몇 퍼센트; 정확해; 비중; 점유율",
    "path": "이어지는 길; 이어 주는 길; 길이 있; 어떻게 엮; 무엇으로 연결; 몇 다리; 거쳐야; 어떤 연결; 연결 경로; 어떤 끈; 어떤 고리; 어떻게 닿아; 이어 주는 것; 이어지는지; 어떻게 만나; 건너면; 무슨 연결; 연결이 되; 어떤 식으로 이어; 어떤 식으로 연결; 어떻게 통하; 어떻게 연결; 연결되; 연결돼; 연결된; 경로; 이어져; 이어지; 어떻게 이어; 잇는; 어떤 관계; 연결 고리; 무슨 관계; 어떻게 닿; 몇 단계; 접점; 닿",
    "agree": "무엇을 함께; 뭘 함께; 무엇을 같이; 뭘 같이; 합의까지; 매듭; 확정한; 약속까지; 도장 찍; 결론 난; 결정된; 결정한; 약정한; 합의; 합의한; 정한; 하기로 한; 합의된; 합의 사항; 합의 내용; 합의된 내용; 합의한 내용; 합의한 것; 합의된 것; 합의된 사항; 합의한 사항; 합의점",
    "our": "우리; 저희; 우리 시",
    "during": "때; 도중; 당시",
    "relative": "이후; 이전; 직후; 직전; 뒤에; 후에; 전에",
    "besides": "말고; 빼고; 제외하고; 제외한; 이외에; 외에; 뺀; 빼면; 제하고; 제쳐; 제외하면; 말고는; 이외의; 외의; 외 지역; 외 도시; 외 국가; 외 나라; 밖의; 빼놓고",
    "by-country": "나라별; 국가별; 나라마다; 국가마다; 나라 별; 국가 별",
}

# verbs that stand for a cue in every form they take, as a dictionary has them
KOREAN_VERBS: dict[str, str] = {
    "visit": "찾아가다; 찾아오다; 다녀오다; 다녀가다; 들르다; 건너가다; 건너오다; 날아가다",
    "exchange": "손잡다",
    "ended": "끝내다; 없어지다; 깨지다; 그만두다",
    "suspended": "멈추다; 멎다",
    "silent": "전무하다; 끊기다; 끊어지다; 뜸하다; 뜸해지다; 시들다; 시들해지다; 멀어지다; 조용하다; 조용해지다; 잠잠하다; 잠잠해지다; 소원해지다; "
    "잦아들다; 사그라지다; 사그라들다",
    "upgrade": "격이 오르다; 격이 높아지다; 급이 오르다; 높아지다; 올라가다; 올라서다; 끌어올리다",
    "changed": "바뀌다; 바꾸다; 옮기다; 옮겨지다; 미뤄지다",
    "trend": "늘어나다; 줄어들다; 커지다; 작아지다; 떠오르다; 많아지다; 적어지다; 활발해지다; 떨어지다",
    "membership": "들어가다; 속하다; 몸담다",
    "copy": "본받다; 따라하다; 들여오다; 들여가다; 가져가다",
    "benchmark": "보고 배우다; 배우다; 살펴보다; 둘러보다; 본뜨다; 배워오다; 배워가다",
    "path": "이어지다",
    "explored": "얘기하다; 이야기하다",
    "disagree": "어긋나다; 엇갈리다",
    "community": "뭉치다; 묶이다; 나뉘다",
}

# words that carry no condition: said in passing, never reported as ignored
SILENT_ENGLISH = frozenset(
    """
    organised organized organise organises organize organizes play plays owns own topic-wise ever been anybody there celebrate
    a about according across act acted acts actual actually again against ago all along also am
    among an and any anyone anything are as at available basically be being between but by
    called can city-city come comes complete concerning contain contains correct could currently d day days dear did
    diplomacy do documented does doing done down each else entire even every everything exactly exist
    existing exists explained extraction find for form formed found from full gave get given go goes
    good got had has have having he held hello help her here hey hi his hold holds host hosted hosts how i if in
    include included including into involve involved involving is it item items its just keep keeps kept kind kindly
    kinds known let's like ll look looks made make makes may maybe me mention mentioned might
    month months more much must name names need needed needing needs now of off ok okay on one ones
    only onto or out over per perhaps please precisely put quite ranked re real really receive received receives
      recorded regarding respect respected respectively right s said say says see seen serve served
    serves service services serving set shall she simply since so some somebody someone something sort
    specifically still sure t take takes terms than thank thanks that the their them then there's these they
    thing things this those time times to today together too took touch touches towards true under
     up upon use used using ve very want wants was way went were what when where whether which who whole whom
    whose why wish with within would year years yes yet you
""".split()  # noqa: SIM905 - a list of words is read as a text
)
SILENT_KOREAN = frozenset(
    """
    계산 우수 우수한 사례 목표 경향 경향이  지으면 구조 구조가 적응도 적응 역대 여부 결과 시도 실태  대외 상호 도시외교 외교 대외협력 국제교류 담당 실무 자료상 기준 통계 수준 정도로 종류
    뜻을 뜻 연도와 연도 원래 사항 사항과 사항을 자기 시와도 쪽과 쪽을 쪽은 쪽이 쪽의 명단 명부 일람 소요 경과 사례들 인지 보세요 장소 상당
    쪽으로 쪽에서 데가 데는 데를 데도 실적 나서 시와 요즘 요새 근래 모형 모형에서 거야 거지 건가 건지 만에 좋을 고려하면 따지면  친한가 줄래 그중 그중에 대충 혹은 현재까지 지금껏 여지껏   참고로 일단 우선 부탁 님 분 혹시나 가능하면
    좋아 좋은 편 편이야 편인가 대략  바로 딱 죄다 싹 어서 빨리 간단히 자세히 구체적으로 정확히 하나씩 일일이 각 별 관해서 대해선 이번 그간 얼마큼 어느정도 도대체 진행 내용 부분 경우 방식 형태 차원 측면 전반 전체적으로 종합 통틀어서
    아직 그때 이미 산업 업계 부문 관심 보였다는 보인 관련하여 좀더 더욱 꽤 참
    가는 가운데 가장 가지 가지고 가지는 가진 각각 간 감사합니다 갖고 개 거기 건 건은 걸렸나 걸린 것 것들 것들은 것은 것을 것이 고마워 곳 과연 관련 관련된 관련해 관하여 관한 궁금합니다
    궁금해요 그 그것 그동안 그래서 그러면 그런 그런데 그럼 그리고 근데 기간 기간은 기록된 기준으로 까지 나 나에게 나오는 나온 나타나는 나타난 내 내가 네 년 누가 누구 누구인가요 누구입니까 달라
     대상 대상으로 대체 대한 대해 대해서 더 도시간 동안 됐나 됐나요 됐어 되나 되나요 되는 되는가 되는지 되어 되었나 되었나요 되었는지 된 두  들 들은 등 등장하는 따라 따른  또
    또는 또한 만한 말해줘 맞고 명 무슨 무엇 무엇인가 무엇인가요 무엇입니까 뭐 및 반영하면 받고 받는 받았나 받았던 받은 밝힌 번  보면 보이는 보자 보통 본 볼 봐 봐줘 부터 사이 사이에 사이의
    서로 서비스 서비스는 설명하는 수 실린 싶습니다 싶어요 쌍 쌍은 아니 안 안녕 안녕하세요 안에 알 알고 알고싶어 알려진 양 어느 어디인가요 어디입니까 어때 어떠한 어떻게 언급되는 언급된 언제인가요
    언제입니까 얼마 얼마나 얼마인가요 없는가 없을 에서 여기 여태 역시 오는 오늘 온 올해 우리 우리에게 원인 월 위한 위해 으로 음 이 이것 이내 이다 이런 이루어진 이를 이름 이름은 이상 이야
    이제까지   인가 인가요 일 입니까 입니다 있나 있나요 있는 있는가 있는지 있다면 있던 있습니까 있어 있었던 있으면 있을 있을까 자 작년 저 저것 저에게 저희 적 적은 적이  정도 정말 제게
    제발 제일 좀 주는 주라 주로 중 중에 중에서 지 지금 지금까지 지난 진짜 쪽 채 최근 추출 측 통틀어 특히 포함 포함된 포함해 필요한 하겠다는 하고 하나 하나요 하는 하는가 하는지 하려는 하며 하면
    하면서 하여 하였나 하였나요 하였는지 한 한다면 한번 할 해 해당 해당하는 해서 했나 했나요 했는지 했던 했어 현재 혹시 확인
    거친 멈춘 적힌
    등록된 수록된 담긴 소재 소재한 소재하는 위치한 들어 삼은 삼고 하게 이르지 지역 지역의 지역에 당시의 실시 시행 언급 표기 표기된 게재된 인물 데이터상 자료에 정보상 국제 해외에서 최종 최종적으로 공식 공식적으로 공식적인 정식 정식으로 처리 성격 관점 관점에서 입장 입장에서 소식 여기서 거기서 저번 이전까지
    하나하나 샅샅이 모조리 일괄 모양 기여 기여하는 기여한 이와 이를 이들 이들이 이들을 이들은 숫자로 수치로 자기네 자기들 저마다 제각기 동반 힘들게 덕분 덕분인지 미정인 미정 아무 아무런 전혀 하나도 일절 그대로 나중에 나중 새로 새로이 다시 결국 여전히 차차 점차 서서히 이제 방금 곧바로 애초 애초에 원래는 아울러 덧붙여 큰 데로 거 거를 거랑
    단위 단위로 단위별로 고민하는 고민하고 뒤로
    """.split()  # noqa: SIM905 - a list of words is read as a text
)


@cache
def phrases(*, korean: bool) -> dict[str, tuple[tuple[str, tuple[str, ...], bool], ...]]:
    """Return the phrases of a language by their first two letters, longest first: phrase, cues, whether it goes on."""
    cues: dict[tuple[str, bool], list[str]] = {}
    for cue, text in (KOREAN if korean else ENGLISH).items():
        for item in text.split(";"):
            phrase = item.strip()
            cues.setdefault((phrase.rstrip("*"), korean or phrase.endswith("*")), []).append(cue)
    if korean:
        listed = set(cues)
        for cue, text in KOREAN_VERBS.items():
            for form in (form for verb in text.split(";") for form in forms(verb.strip())):
                # what the list above says of a form is what it means
                if (form, True) not in listed:
                    cues.setdefault((form, True), []).append(cue)
    index: dict[str, list[tuple[str, tuple[str, ...], bool]]] = {}
    for (phrase, goes_on), names in cues.items():
        index.setdefault(phrase[:2], []).append((phrase, tuple(names), goes_on))
    return {key: tuple(sorted(items, key=lambda item: -len(item[0]))) for key, items in index.items()}
