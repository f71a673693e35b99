"""The words of questions, in both languages: each phrase stands for a cue, and the grammar composes cues.

A phrase is matched from its start; in English a final `*` lets a word go on (`upgrad*`: upgraded, upgrades), in Korean
every phrase does (endings follow it in the same word). The longest phrase at a place wins. A word may stand for several
cues. Names of places, networks, people and themes are not here: they come from the graph (lexicon.py).
"""

from functools import cache

ENGLISH: dict[str, str] = {
    # what is asked for
    "partner": "partner cities; partner city; partners; partner; partnered; partnerships; partnership; counterparts; counterpart; "
    "partner towns; exchange cities; exchange city; exchange partners; cooperation partners; associates; allies; linked cities; related cities; city partners; friends",
    "sister": "sister cities; sister city; sister-city; sister-cities; sistercity; sister towns; sister; twin towns; twin cities; twin city; twinned; twinning; twin; twins; twinned with",
    "friendship": "friendship cities; friendship city; friendship; friendly; friendly cities; friendly city",
    "goodwill": "goodwill cities; goodwill city; goodwill",
    "mou": "mou; mous; memorandum of understanding; memoranda of understanding; memorandum; memoranda; letter of intent; letters of intent",
    "city": "cities; city; towns; town; places; place; municipalities; municipality; local governments; local government; governments; government; capitals",
    "country": "countries; country; nations; nation; states",
    "foreign": "foreign; overseas; abroad; international; non-korean",
    "domestic": "korean; domestic; in korea; from korea; of korea; south korean; south korea; our country",
    "network": "city networks; city network; networks; network; associations; association; organisations; organizations; organisation; organization; "
    "international bodies; international body; international organisations; international organizations; bodies; body; alliances; alliance; clubs; intercity bodies; intercity organisations; intercity organizations",
    "agreement": "agreements; agreement; pacts; pact; accords; accord; treaties; treaty; deals; deal; conventions",
    "sign": "sign; signed; signs; signing; conclude; concluded; concludes; entered into; struck; sealed; ink; inked; made an agreement",
    "event": "events; event; activities; activity; happenings; occasions; happened; happen; took part in; going on",
    "visit": "visit*; been to; been in; set foot in; trips; trip; delegations; delegation; travel*; tour; tours; went to; go to; gone to; came to; come to; business trips; business trip; missions; received delegations; hosted delegations",
    "meeting": "meetings; meeting; talks; audience; bilateral talks; meet; met; meets; conversations; sat down with",
    "conference": "conferences; conference; assemblies; assembly; summits; summit; forums; forum; fora; seminars; seminar; congress; congresses; general assembly",
    "signing": "signing ceremonies; signing ceremony; signings",
    "award": "awards; award; prizes; prize; awarded; honours; honors; honoured; honored; won; win",
    "exhibition": "exhibitions; exhibition; expo; expos; fair; fairs; exhibits",
    "festival": "festivals; festival",
    "training": "trainings; training; study tours; study tour; exchange programmes; exchange programs; invitation programmes; workshops",
    "exchange": "exchanges; exchange; cooperation; cooperate*; collaborat*; cooperative; co-operat*; joint projects; work with; works with; working with; work together; works together; working together",
    "official": "officials; official; people; persons; person; dignitaries; dignitary; politicians; leaders; leader; office-holders; officeholders; who; whom; whose; names of people; personalities",
    "mayor": "mayors; mayor; lord mayor; mayoral",
    "vice-mayor": "vice-mayors; vice-mayor; vice mayors; vice mayor; deputy mayors; deputy mayor",
    "governor": "governors; governor",
    "secretary-general": "secretary-general; secretary general; secretaries-general; secretaries general",
    "ambassador": "ambassadors; ambassador",
    "policy": "policies; policy; programmes; programme; programs; program; projects; project; initiatives; initiative; measures; facilities; facility; schemes",
    "theme": "themes; theme; topics; topic; fields; field; subjects; subject; policy areas; policy area; areas; area; issues; issue; sectors; sector",
    "document": "documents; document; articles; article; texts; texts; reports; report; press releases; press release; publications; papers; news",
    "evidence": "evidence; every sentence; sentences; sentence; quotes; quote; quoted; quotations; quotation; sources; source; proof; prove*; support for; supports; supporting; backing; backs; back up; passages; passage; grounds for; basis for; how do you know; how do we know; where does it say; what does it say; what makes you say; why do you say; why do we say; cite; citations; citation",
    "why": "why; for what reason; reason; reasons; on what ground; on what grounds; grounds; ground; what for; because",
    "role": "roles; role; positions; position; posts; post; functions; function; offices; office; seats; seat; part; in which capacity; in what capacity; capacity; capacities; titles; title",
    "membership": "members; member; membership; memberships; belong; belongs; belonging; join; joined; joins; participants in; part of; affiliated; enrolled; belonged; entered; in which networks; accession; acceded",
    "tie": "relations; relation; relationships; relationship between; relationship; ties between; relations between; links between; ties; tie; links; link; bonds; connections; bilateral",
    "status": "status; state; stage; how far; what stage",
    "everything": "tell me about; tell me everything about; everything about; what is known about; what is known of; what do we know about; what do you know about; know about; "
    "information on; information about; info on; describe; profile of; profile; overview of; overview; facts about; details of; details on; who is; what is",
    "timeline": "timeline; chronology; history; chronicle; over time; chronologically; in order of time; course of events; year by year what",
    "sdg": "sdg; sdgs; sustainable development goals; sustainable development goal; sdg targets; sdg target; agenda 2030; un goals; development goals",
    # network roles
    "role:co-president": "co-presidents; co-president; copresidents; copresident; co presidents; co-chairs; co-chair; co-presidency; joint presidents; copresidency",
    "role:vice-president": "vice-presidents; vice-president; vice presidents; vice president; vice-chair; vice chair",
    "role:president": "presidents; president; presidency; chair city; chairs; chair; chairing; presides; chaired; chairmanship; lead city; heads; leads",
    "role:board": "board; board members; executive bureau; steering committee; board member; director city; executive committee; council member city",
    "role:founder": "founders; founder; founding; founded; founding members; founding member",
    "role:regional-representative": "regional representatives; regional representative; regional chair; represents the region; regional vice-chair; represent the region",
    "role:secretariat": "secretariats; secretariat",
    "role:cluster-lead": "cluster leads; cluster lead; cluster leader; cluster leaders; leads a cluster",
    "role:certified": "certified; designated; certification; designation; accredited",
    # status
    "planned": "planned; plan; plans; planning; scheduled; upcoming; to be held; will; going to; intend; intended; foreseen; was to; were to; is to; are to; was going to; were going to; supposed to; coming; future; announced; due to; slated",
    "held": "held; took place; taken place; happened; actually; in fact; really; realised; realized; already; carried out; materialised; materialized",
    "concluded": "concluded; in force; valid; active; existing; current; currently; agreed",
    "proposed": "proposed; proposals; proposal; suggested; wished; wants; wanted; propose; offered; courting",
    "explored": "explored; exploring; considered; under discussion; being discussed; discussed; discuss; discussion; talked about; considering; floated; only talked",
    "ended": "ended; end; terminated; terminate; cut; broken off; broke off; dissolved; stopped; withdrew; withdrawn; cancelled agreement; lapsed; revoked; severed; wound up; discontinued",
    "suspended": "suspended; frozen; paused; put on hold; on hold; interrupted; suspend; halted",
    "cancelled": "cancelled; canceled; called off; fell through; scrapped; dropped; cancel; abandoned",
    "expired": "expired",
    "expire": "expire; expires; expiring; run out; runs out; come to an end; expiry; up for renewal; run out soon; lapse; due for renewal; renewal",
    "former": "former; formerly; past; ex; previous; once; used to be",
    # combining
    "share": "share; shares; shared; sharing; have in common; has in common; in common; common; both; jointly; together; same; overlap; overlapping; joint; mutual; deal with; deals with; work on; works on; working on; working; care about; engaged in; engage in; interested in; active in; active on; concerned with; do; pursue; pursues; cover",
    "not": "not; n't; no; never; without; lacking; lack; except; excluding; neither; nor; hasn't; haven't; isn't; aren't; don't; doesn't; didn't; wasn't; weren't; cannot; can't; nothing; none; non; other than; apart from; outside",
    "only": "only; solely; just; exclusively; merely; no other way; nothing but; alone",
    "through": "through; via; by way of; by means of; thanks to; because of shared; over",
    "common": "have in common; has in common; in common; common ground; similarities; similarity; have both",
    "both": "each other; one another",
    "count": "how many; number of; count; how much; total number; quantity of; the number; how large is the number",
    "most": "most; the most; largest number; highest number; biggest number; most often; most frequently; maximum; greatest number; highest; largest; most active; busiest; leading; best connected; best-connected; top",
    "least": "least; fewest; lowest number; smallest number; minimum; rarely; lowest; smallest",
    "oldest": "oldest; earliest; first ever; came first; the first; longest standing; longest-standing",
    "newest": "newest; latest; most recent; most recently; last one",
    "single": "one document; single document; only one source; one source; single source",
    "rank": "rank; ranked; ranking; rankings; league table; sort; sorted; order by; ordered by",
    "compare": "compare*; comparison; versus; vs; difference between; differences between; side by side; contrast; differ; difference; differences",
    "by": "by theme; by field; by year; by country; by city; by network; by type; by status; per theme; per year; per country; per city; per network; each year; each theme; broken down by; grouped by; every year; yearly; annually; each city; each country",
    "when": "when; what date; which date; what year; which year; which day; since when; dates; date; how long ago; on what date; what day; in what year; how recently; what time",
    "since-when": "since when; how long",
    "where": "where; in which city; in which town; which venue; venue; venues; location",
    "whether": "is; are; was; were; did; does; do; has; have; had",
    "list": "list; show; give; name; display; print; find; tell; let me see; i want; i would like; i need; please; enumerate; present; can you; could you; would you; what are",
    "which": "which; what; whichever",
    "several": "several; multiple; more than one; two or more; many; various; duplicate; duplicates; duplicated; at least two; at the same time; more than 1; twice; doubly; double; different",
    "other": "other; others; another; else",
    # intents
    "upgrade": "upgrad*; elevat*; promoted; raised to; raised from; lifted to; stepped up; step up; went from friend*; from friend* to sister; moved up; higher tier",
    "unconfirmed": "unconfirmed; unverified; never confirmed; not confirmed; no report",
    "what-about": "on what; about what; talk about; talked about; spoke about; speak about; what did they discuss",
    "in-talks": "in talks; in negotiations; negotiating; negotiate",
    "confirm": "never confirmed; not confirmed; unconfirmed; unverified; confirm*; verified; verify; unconfirmed; unverified; known to have; established; ascertained; proven; came true; come true; followed through; no report; reported back; evidence that they took place",
    "changed": "changed; change; changes; rescheduled; reschedule; altered; alter; modified; postponed; moved; replaced; swapped; revised; different from plan; deviat*; amended; substituted",
    "programme-item": "itinerary; itineraries; visit programme; visit program; programme item; programme items; program items; stops; stop; schedule; schedules; agenda items; sites",
    "deputy": "for the mayor; on behalf of; in place of; instead of; in the mayor's place; in the mayor's absence; in absence; absent; stand in; stood in; standing in; stand-in; stand-ins; deputise; deputize; deputised; deputized; deputy; proxy; represented the mayor; representing the mayor; substitute; in lieu of; in his place; in her place; acting for; filled in",
    "attend": "attend*; participated; participate; participants; participant; took part; take part; present at; was at; were at; came to the; turned up; showed up; guests; joined in; attendees; attendee",
    "promise": "promis*; pledg*; vowed; said they would come; said he would come; agreed to visit; agreed to come; accepted an invitation; committed to; said would; undertook to",
    "copy": "copy; copied; copying; adopt; adopted; adopting; introduce; introduced; imitate; imitated; emulate; emulated; take over; import; replicate; replicated; follow; transfer; transferred; would take up; model on; modelled on; modeled on; inspired by; borrow; borrowed; adapt",
    "benchmark": "benchmark*; learn*; studied; study; studies; learnt; look at; looked at; inspect; inspected; observed; best practices; best practice; take lessons; lessons; examined",
    "silent": "silent; silence; dormant; inactive; no activity; no activities; no exchange; no exchanges; no contact; no contacts; asleep; sleeping; nothing happened; no events; no event; quiet; gone quiet; went quiet; idle; stale; neglected; not active; without activity; without any activity; without any exchange; without exchange; without contact; lapsed into",
    "successor": "under the next; next mayor; successor; change of mayor; after the mayor; new mayor; mayors changed; mayor changed; left office; change in office; changeover; leadership change; under a mayor; predecessor; mayoral change; next one; following mayor; mayor left; administration changed; change of administration",
    "term": "term; terms; tenure; in office; during the term; while mayor; as mayor; under mayor; mayoralty; term of office; time in office",
    "council": "council consent; council approval; council; councils; consent; ratification; ratified; ratify; approval; resolution; parliamentary; assembly approval; approved; consented",
    "trend": "rise; rising; risen; fade; fading; faded; trend*; grow; growing; grew; grown; decline; declining; declined; increase; increased; increasing; decrease; decreasing; decreased; over the years; over time; more or less; more frequent; less frequent; more popular; less popular; more common; less common; more and more; emerging; gaining; losing; shrinking; developed over; year by year; waning; popular over; shift; shifted; evolve*; evolution; development over",
    "broker": "brokers; broker; brokerage; bridges; bridge; bridging; go-between; intermediaries; intermediary; betweenness; gatekeepers; gatekeeper; mediators; mediator; connectors; connector; hub between; structural holes; broker between; middlemen",
    "assortative": "assortative; assortativity; resemble; resembles; similar size; same size; similar in size; alike; homophily; like-sized; equal size; of like size; similar population; size of partners; big cities with big; similar sizes; big ones; comparable size; comparable population",
    "chance": "chance; exceed chance; random; by accident; significant; significance; backbone; sdsm; null model; coincidence; more than expected; statistically; expected; significantly",
    "inm": "interlocking network model; interlocking; inm; network connectivity; global network connectivity; connectivity; taylor's",
    "community": "communities; community; clusters; cluster; groups of cities; group of cities; groupings; grouping; cliques; clique; modularity; groups; blocs; bloc",
    "core": "douzelage; twinning association; twinning associations; k-core; kcore; core; multilateral twinning; town twinning ring; ring of towns; twinning ring",
    "candidate": "candidate partners; candidates; candidate; recommend*; suggest*; potential partners; potential partner; possible partners; possible partner; prospective; should we approach; should we partner; new partners; new partner; worth approaching; promising; fit our; fits our; match our; matching; who should; ought we; would suit; suit; suitable; best fit; advise; advisable; should; future partners; next partner; next partners",
    "correlate": "go with; goes with; correlat*; go hand in hand; associated with; related to; does belonging; relationship between; more active; go together; linked to; depend on; influence; effect of; do cities in several; affect*; associated",
    "centrality": "centrality; central; centralities; important; influential; connected; best connected; key; prominent; pivotal; weight; centre; hub; hubs",
    "temporal": "dates are respected; membership dates; joining dates; taking dates into account; respecting dates; if dates; accession dates; time of joining; when dates; temporal; dates respected; joined dates; dates into account; consider dates; dates are considered; time-aware; entry dates; dates are taken; dates matter; account for dates; changes when; accession years; joining years; entry years; years of joining; join dates; dates of joining; dates of accession",
    "impact": "do to the graph; effect on the graph; impact; affect the graph; does to the graph; effect; change the graph; influence the graph; consequences; distort",
    "disagree": "disagree*; contradict*; conflict*; inconsisten*; differ between documents; discrepan*; disput*; at odds; documents differ; sources differ; do not agree; don't agree; diverge; differently; clash*; mismatch*",
    "meant": "meant; mean; means; refer to; refers to; referring to; stand for; ambiguous; which one is; which is it; stands for; denote; denotes; identify; same name; namesake; namesakes; homonym; which of",
    "review": "a person confirm; person confirmed; human confirmed; people confirmed; confirmed by a person; confirmed by hand; confirmed by a human; confirmed by people; checked by; reviewed; review; accepted by; manually; approved by a person; validated; verified by; rejected; accepted; corrected; checked; hand-checked; hand-verified; signed off; human-verified; by a human; by a person; by hand; curated; curator; someone confirmed; reviewer",
    "statement": "statements; statement; facts; fact; claims; claim; assertions; assertion; entries; records; triples; information",
    "diff": "since last month's build; last build; previous build; last month's build; since the last; last update; compared with the last; compared to the last; since yesterday's build; new in the graph; changed in the graph; the graph since; graph changed; graph change; what's new; what is new; newly added; difference between builds; previous version; earlier version; earlier graph; graph changes; graph different; last month's graph; older graph",
    "graph": "graph; knowledge graph; database; store; data; dataset",
    "sure": "how sure; how accurate; accuracy; precision; recall; reliable; reliability; trustworthy; confidence; how good; f1; correct is; correct are; error rate; quality; certain are; how certain; trust; how correct; how well; dependable; share of statements; sure are; share of facts; percentage of statements; percentage of facts; proportion of statements; proportion of facts; how confident",
    "path": "connected to each other; how is; how are; connected; connection between; linked; path; route; chain; how does; what connects; what links; steps between; degrees of separation; what ties; what binds; joined by",
    "agree": "agree; agreed; agreed on; settle; settled; commit; committed; decided; arrange",
    "our": "our; ours; we; us; my; your",
}

KOREAN: dict[str, str] = {
    "partner": "교류 도시; 교류도시; 교류 중인 도시; 교류하는 도시; 교류하고 있는 도시; 교류 지자체; 교류 상대; 교류 대상; 파트너 도시; 파트너도시; 파트너; 협력 도시; 협력도시; 협력하는 도시; 상대 도시; 상대도시; 결연 도시; 결연도시; "
    "결연; 협력 파트너; 교류 파트너; 제휴 도시; 교류협력 도시; 교류협력도시; 교류해 온 도시; 교류해온 도시; 교류한 도시; 교류가 있는 도시; 협력 관계에 있는 도시; 협력관계에 있는 도시; 연결된 도시; 관계 있는 도시; 친구 도시; 우방",
    "sister": "자매도시; 자매 도시; 자매결연; 자매 결연; 자매; 자매관계; 자매 관계",
    "friendship": "우호도시; 우호 도시; 우호협력도시; 우호협력 도시; 우호결연; 우호교류도시; 우호교류; 우호협력; 우호 협력; 우호관계; 우호",
    "goodwill": "친선도시; 친선 도시; 친선결연; 친선교류; 친선관계; 친선",
    "mou": "업무협약; 양해각서; 협력의향서; 의향서; 엠오유; 교류협약; mou",
    "city": "도시; 지자체; 지방자치단체; 지방정부; 시군; 자치단체; 곳; 도시들; 시도",
    "country": "국가; 나라",
    "foreign": "해외; 외국; 국외; 국제",
    "domestic": "국내; 한국; 우리나라; 대한민국; 우리 나라",
    "network": "네트워크; 국제기구; 협의체; 연합체; 기구; 국제 기구; 단체; 연맹; 도시 연합; 협의회; 조직; 모임; 도시연합",
    "agreement": "협약; 협정; 조약; 합의서; 약정; 결연 협약; 체결 건",
    "sign": "체결할; 맺을; 체결; 맺은; 맺었; 맺고; 맺어; 맺는; 맺기; 서명; 조인; 맺다; 맺을; 맺게",
    "event": "행사; 활동; 이벤트; 일이; 일은; 무슨 일; 일들; 있었던 일; 한 일; 교류 활동; 교류활동; 무슨 일; 무엇을 했",
    "visit": "방문할; 방문하려; 갔나; 갔어; 갔는; 갔습; 갔을; 방문; 출장; 순방; 다녀온; 다녀왔; 다녀간; 찾아간; 찾아온; 찾은; 대표단; 답방; 다녀갔; 간 적; 갔던; 들른; 파견; 순방지; 방문지; 방문단; 가 본; 가본; 찾아갔; 찾아왔",
    "meeting": "면담; 회담; 간담회; 간담; 만남; 만난; 만났; 만나; 만날; 예방; 협의한 자리; 양자회담; 미팅; 대면",
    "conference": "회의; 총회; 포럼; 세미나; 컨퍼런스; 콘퍼런스; 정상회의; 심포지엄; 서밋; 회의체",
    "signing": "체결식; 협약식; 서명식; 조인식",
    "award": "수상; 상을; 상은; 상과; 어워드; 시상; 표창; 상이; 받은 상; 상 받; 상받; 수상작; 상 목록",
    "exhibition": "전시회; 박람회; 엑스포; 전시",
    "festival": "축제; 페스티벌",
    "training": "연수; 교육 프로그램; 초청 연수; 교환 프로그램; 시찰",
    "exchange": "교류하지 않; 협력하지 않; 교류; 협력; 공조; 제휴; 공동사업; 공동 사업",
    "official": "사람; 인사; 인물; 누구; 누가; 공직자; 관계자; 정치인; 대표자; 공무원; 분이; 분은; 인사들; 누군; 단장",
    "mayor": "시장; 단체장; 군수; 구청장; 시장님",
    "vice-mayor": "부시장; 부군수; 부구청장; 행정1부시장; 정무부시장; 행정2부시장",
    "governor": "도지사; 주지사; 지사; 성장님",
    "secretary-general": "사무총장; 사무국장",
    "ambassador": "대사는; 대사가; 대사를; 주한 대사; 대사",
    "policy": "정책; 사업; 시책; 프로그램; 프로젝트; 제도; 시설",
    "theme": "주제; 분야; 테마; 의제; 영역; 화제; 현안; 이슈; 부문; 분야별",
    "document": "문서; 기사; 보도자료; 보고서; 자료; 문헌; 출장보고서; 글은; 글이; 뉴스; 보도",
    "evidence": "근거 문장; 근거문장; 문장; 근거; 인용문; 인용; 출처; 증거; 뒷받침; 어디에 나와; 어디에 나오; 어디 나와; 원문; 어떻게 알; 입증; 왜 그렇게; 증빙; 대목; 구절",
    "why": "왜; 이유; 까닭; 사유; 원인; 때문",
    "role": "직책; 역할; 지위; 직위; 자격; 맡은; 맡았; 맡고; 맡는; 맡아; 직함; 보직; 자리를; 자리는; 감투",
    "membership": "회원; 가입; 소속; 속한; 속해; 속하; 참여하는; 참여하고; 참여 중; 멤버; 들어간; 들어가; 가맹; 몸담; 합류; 들어 있; 참여한; 회원사; 속하지",
    "tie": "관계; 사이; 인연; 유대; 연결; 결연 관계; 결연관계; 양자관계; 양자 관계; 연계",
    "status": "상태; 단계; 현황; 진행 상황; 어디까지; 진척; 진행상황",
    "everything": "에 대해 알려; 에 대해서 알려; 에 대해; 에 대해서; 에 관해; 에 관하여; 에 대하여; 알려진 것; 아는 것; 정보; 소개; 개요; 어떤 도시; 프로필; 무엇을 알; 뭘 알; 관련 사실; 모든 것; 설명해; 누구야; 누구인가; 누구인지; 어떤 네트워크; 어떤 곳; 어떤 사람; 뭐야; 무엇인가; 무엇이야; 뭔가요; 뭔지; 란 무엇",
    "timeline": "연표; 연혁; 시간순; 역사; 타임라인; 일지; 시간 순; 연대기; 발자취; 시기순; 날짜순; 날짜 순",
    "sdg": "sdg; sdgs; 지속가능발전목표; 지속가능개발목표; 지속가능발전 목표; 세부목표; 세부 목표; 유엔 목표",
    "role:co-president": "공동의장; 공동 의장; 공동회장; 공동 회장; 공동의장도시; 공동의장단; 공동대표",
    "role:vice-president": "부의장; 부회장; 부의장도시",
    "role:president": "의장; 회장; 의장도시; 회장도시; 의장국; 의장직",
    "role:board": "이사회; 이사도시; 운영위원; 운영위원회; 집행부; 집행위; 이사; 집행위원; 이사국",
    "role:founder": "창립; 설립; 창립회원; 창립 회원; 창립도시",
    "role:regional-representative": "지역대표; 지역 대표; 지역의장; 지역 의장; 대표 도시; 대표도시",
    "role:secretariat": "사무국",
    "role:cluster-lead": "클러스터; 클러스터 리더; 클러스터 대표; 분과 리더",
    "role:certified": "인증; 지정; 지정된; 인증받",
    "planned": "예정; 계획; 앞으로; 추진 중; 추진중; 열릴; 향후; 하려던; 하려고; 하려는; 만날; 체결할; 방문할; 맺을; 하기로; 추진하는; 추진하고; 개최할; 열 예정; 예고; 준비 중; 갈 예정",
    "held": "실제; 이루어진; 이뤄진; 개최된; 열린; 열렸; 성사된; 완료; 실시된; 진행된; 했던; 한 적; 이미",
    "concluded": "현행; 유효; 현재; 체결된; 합의; 발효; 효력; 활성; 살아 있는; 유지되고; 유지 중",
    "proposed": "제안; 제의; 희망; 원하는; 원한; 제시; 바라는; 요청",
    "explored": "논의; 검토; 모색; 타진; 협의; 거론; 얘기; 이야기만; 이야기; 말만",
    "ended": "종료; 해지; 파기; 끝난; 끝났; 단절; 폐기; 끊은; 종결; 탈퇴; 결렬; 해제; 끝이 난; 청산; 막을 내린; 해소",
    "suspended": "중단; 정지; 보류; 동결; 멈춘; 멈췄; 멈춰",
    "cancelled": "취소; 무산; 불발; 백지화; 철회; 엎어진",
    "expired": "만료된; 만료되었; 만료됐",
    "expire": "만료; 기한; 끝나는; 유효기간; 갱신; 기간이 끝; 종료되는; 종료될; 끝날; 만기; 종료 예정",
    "former": "전임; 과거; 이전에; 예전; 옛; 전직; 한때",
    "share": "공유하지 않; 공유; 함께; 공통; 같은; 겹치; 같이; 공동으로; 공동; 둘 다; 모두 속한; 나누; 서로; 동시에; 다루는; 다루고; 관심을; 관심 있는; 관심있는; 추진하; 하는; 하고 있는; 펼치; 다 같이; 다같이; 공히",
    "not": "교류하지 않; 협력하지 않; 공유하지 않; 않은; 않는; 않고; 않았; 않아; 않던; 않다; 않습; 않지; 안 하; 안 한; 안한; 안하; 안 되; 안 맺; 안 가; 안 간; 안 온; 안 열; 못한; 못했; 못 한; 못하; 없는; 없이; 없었; 없던; 없나; 없어; 없고; 없다; 없을; 없습; 없지; 아닌; 아니; 제외; 빼고; 빼면; 뺀; 말고; 이외; 외에; 안 돼; 아직 안; 안 다루; 안 속; 미가입; 미체결; 비회원; 없음; 안 맺은; 안 만",
    "common": "공통점; 닮은 점; 비슷한 점; 공통된 것; 공통분모; 공통으로 가진",
    "only": "만 연결; 통해서만; 만으로; 오직; 뿐인; 만의; 만 통해; 만을 통해; 만 만나; 만 한; 만 이어; 만 닿; 유일; 에서만; 만 관계; 뿐; 그친; 그쳤; 만 하고; 만 하는; 으로만; 로만; 논의만; 얘기만; 만 오간; 만 된; 만 있; 밖에; 단지; 말만",
    "through": "통해서만; 통해서; 통해; 통한; 거쳐; 매개로; 경유; 덕분에; 통하여; 거치",
    "count": "몇 개; 몇개; 몇 곳; 몇곳; 몇 건; 몇건; 몇 번; 몇번; 몇 명; 몇명; 몇 도시; 몇; 개수; 횟수; 건수; 수는; 얼마나 많; 총 수; 갯수; 숫자; 총수; 수를; 수가; 얼마나 되",
    "most": "가장 많; 제일 많; 최다; 가장 자주; 제일 자주; 상위; 가장 활발; 제일 활발; 가장 큰; 많은 순; 제일; 가장; 최고; 최대; 톱; 많은; 많이; 자주; 1위; 일등",
    "least": "가장 적; 제일 적; 최소; 가장 드물; 하위; 적은 순; 가장 덜; 제일 덜; 적게; 적은; 꼴찌; 최저",
    "oldest": "가장 오래된; 제일 오래된; 가장 먼저; 최초; 가장 이른; 제일 먼저; 첫 번째",
    "newest": "가장 최근; 제일 최근; 최신; 마지막으로; 가장 나중; 가장 새로운; 가장 늦은",
    "single": "문서 하나; 하나의 문서; 단일 문서; 문서 한 건; 출처 하나; 단일 출처; 한 문서",
    "rank": "순위; 순으로; 랭킹; 차례로; 순서대로; 순으",
    "compare": "비교; 차이; 대비; 견주; 다른 점; 다른점",
    "by": "분야별; 연도별; 국가별; 도시별; 네트워크별; 유형별; 상태별; 주제별; 나라별; 해마다; 매년; 테마별; 지역별; 종류별; 연별; 년도별",
    "when": "언제; 며칠; 몇 년도; 몇 년에; 몇년에; 어느 해; 시기; 날짜; 몇 월; 몇년도; 일자; 시점; 몇 년부터; 몇년부터; 때는",
    "since-when": "언제부터; 얼마나 오래",
    "where": "어디에서; 어디서; 어디; 장소; 개최지; 어느 도시에서; 어디였; 개최 장소",
    "whether": "인가요; 입니까; 인가; 맞나; 맞아; 맞습니까; 했나; 했습니까; 있나; 있습니까; 있는지; 했어; 있어; 한 적이; 적이 있; 인지; 되어 있나; 했는지; 맞는지; 했나요; 맞나요; 맞지; 있나요; 있는가; 했는가; 이니; 했니; 있니; 이야?; 야?; 갔나; 됐나; 었나; 았나; 나요?",
    "list": "알려; 보여; 찾아줘; 찾아 줘; 말해; 나열; 목록; 뽑아; 정리; 궁금; 가르쳐; 리스트; 조회; 검색; 출력; 부탁; 전부; 모두; 모든; 전체; 싶; 주세요; 줘; 주실; 해줘; 좀; 찾아주; 찾아 주; 꼽아; 대 줘; 어떻게 되; 명단; 소개해 줘; 볼 수",
    "which": "무슨 일; 어느; 어떤; 무슨; 무엇; 뭐; 뭘; 뭔; 어딘; 어디야; 어디인; 누군가; 무엇이; 어떠",
    "several": "여러; 중복; 복수; 둘 이상; 두 곳 이상; 두 개 이상; 다수; 겹쳐; 동시에; 여럿; 이중; 둘이상; 두곳 이상; 2개 이상; 2곳 이상; 한 곳 이상; 다중; 여러 곳",
    "other": "다른; 타 도시; 타도시; 그 외; 나머지; 타 지자체",
    "upgrade": "격상; 승격; 격을 높; 상향; 단계를 높; 발전한 협약; 등급이 오른; 올라간; 높아진; 올린; 끌어올",
    "unconfirmed": "미확인; 확인되지 않; 확인이 안; 확인 안; 성사 여부; 확인되지",
    "what-about": "무엇을 협력; 무엇을 논의; 무엇을 공유; 무엇에 대해; 무엇을 함께; 뭘 논의; 뭘 협력; 무슨 내용; 어떤 내용을",
    "in-talks": "협상 중; 논의 중; 협의 중; 추진 중인 도시; 논의 단계",
    "confirm": "확인; 성사됐는지; 성사되었는지; 이루어졌는지; 이뤄졌는지; 실현; 이행; 미확인; 성사; 후속 보도; 입증된; 열렸는지; 개최됐는지",
    "changed": "변경; 바뀐; 바뀌; 조정된; 조정; 연기; 달라진; 달라졌; 대체된; 수정된; 변동; 바꾼; 미뤄진; 당초",
    "programme-item": "일정; 방문지; 방문 일정; 일정표; 동선; 출장 일정; 여정; 방문 프로그램; 견학지",
    "deputy": "대신; 대리; 대행; 대독; 시장을 대신; 불참; 부재; 대참; 대표해; 대표하여",
    "attend": "참석; 참가; 참여; 배석; 자리한; 함께한; 자리를 함께; 온 사람; 왔던",
    "promise": "약속; 오겠다; 방문하겠다; 하겠다고; 기약; 다짐; 방문하기로; 오기로; 응한; 공언; 언약",
    "copy": "도입; 따라 하; 따라하; 본받; 채택; 이식; 적용하겠; 배워 가; 배워가; 벤치마킹하겠; 벤치마킹 하겠; 모방; 가져가; 전파; 전수; 수입; 따라; 벤치마킹 계획; 베끼",
    "benchmark": "벤치마킹; 배운; 배워; 배우; 배웠; 학습한; 견학; 시찰; 참고; 살펴본; 선진사례; 우수사례; 본받; 눈여겨",
    "silent": "교류가 없; 활동이 없; 교류 없; 활동 없; 끊긴; 끊어진; 끊겼; 뜸한; 휴면; 소식이 없; 침체; 잠자; 교류가 끊; 왕래가 없; 움직임이 없; 뜸해; 실적이 없; 실적 없; 교류를 하지 않; 교류하지 않; 교류가 멈; 멈춘 교류; 식은; 소원해; 조용; 끊기; 활동이 전혀 없; 교류가 전혀 없; 교류 실적이 없; 활동하지 않; 연락이 없; 연락이 끊; 교류가 이루어지지; 활동이 멈; 교류 활동이 없; 교류를 안",
    "successor": "단체장 교체; 시장 교체; 시장이 바뀐; 단체장이 바뀐; 후임; 다음 시장; 교체 뒤; 교체 후; 시장이 바뀌; 단체장이 바뀌; 차기; 교체된; 교체; 새 시장; 전임 시장; 임기 후; 퇴임; 물러난; 시장 바뀐",
    "term": "재임; 임기; 재직; 시장 시절; 시장 때; 재임 중; 재임기간; 시절; 재임기",
    "council": "의회 의결; 의회 동의; 지방의회; 의회; 의결; 동의안; 시의회; 승인; 비준; 동의",
    "trend": "늘어난; 줄어든; 늘거나; 줄거나; 늘고; 줄고; 추이; 추세; 변화; 증가; 감소; 늘었; 줄었; 떠오르; 사라지; 트렌드; 늘어나; 줄어드; 부상; 뜨는; 지는 분야; 성장하는; 쇠퇴; 커진; 작아진; 연도별; 해마다; 증감; 는 분야",
    "broker": "매개; 중개; 다리; 가교; 잇는 도시; 브로커; 이어 주는 도시; 이어주는 도시; 교량; 중재; 연결고리; 징검다리; 중간 역할; 허브 도시",
    "assortative": "비슷한 규모; 같은 규모; 규모끼리; 동류; 유사한 규모; 닮; 비슷한 크기; 규모가 비슷; 인구가 비슷; 비슷한 인구; 동질; 크기끼리; 규모 차이; 규모가 같; 크기가 비슷; 대도시끼리; 큰 도시끼리; 끼리끼리",
    "chance": "우연; 유의미; 유의한; 무작위; 통계적; 백본; 기대보다; 기댓값; 예상보다; sdsm; 우연히",
    "inm": "연동네트워크; 연동 네트워크; 연결도; 인터로킹; 연동모형; inm; 연계성; 인터록킹",
    "community": "군집; 커뮤니티; 집단; 클러스터; 무리; 묶음; 그룹; 뭉치",
    "core": "다자 결연; 다자결연; 두젤라주; 두즐라주; 결연 단체; k-코어; k코어; 다자간 결연; 코어; 결연 연합; 다자 자매결연; douzelage; 더즐라지; 결연단체; 결연 연맹",
    "candidate": "후보; 추천; 제휴할 만한; 맺을 만한; 결연할 만한; 교류할 만한; 잘 맞는; 맞는 도시; 적합한; 어울리는; 유망; 잠재; 맺으면 좋; 교류하면 좋; 새로 교류; 새로 맺; 권할; 권하; 할 만한; 할만한; 새로운 파트너; 새 파트너; 신규",
    "correlate": "관계; 할수록; 을수록; 일수록; 는지에 따라; 상관; 관련이; 연관; 많을수록; 일수록; 비례; 영향; 더 활발; 더 많; 상관관계; 상관성; 관련성",
    "centrality": "중심성; 중심 도시; 중심적; 중심도시; 영향력; 핵심; 중요한; 중심이; 중심에; 허브; 구심점",
    "temporal": "가입 시기; 가입시기; 가입 날짜; 가입일; 시기를 반영; 가입 연도; 가입연도; 시점을 반영; 시기를 고려; 시점을 고려; 시간을 반영; 날짜를 반영; 날짜를 고려; 시간을 고려; 가입 시점; 가입 년도",
    "impact": "영향; 효과; 미치; 끼치; 파급",
    "disagree": "서로 다른; 상충; 모순; 불일치; 어긋나; 엇갈리; 충돌; 다르게; 일치하지; 맞지 않; 다른 사실; 상반; 어긋난; 엇갈린; 차이가 나; 다르게 적; 이견; 제각각; 말이 다른; 안 맞; 서로 맞지",
    "meant": "가리키; 뜻하; 말하는; 의미하; 동명; 헷갈리; 중 어디; 지칭; 이름이 같은; 중 어느; 중에 어디; 중에서 어디; 구별; 뜻인가; 동음이의",
    "review": "사람이 확인; 사람이 검토; 검토된; 검수; 사람 손; 직접 확인; 검증된; 확정된; 승인된; 승인한; 수동; 사람이 승인; 사람이 인정; 담당자가 확인; 검토한; 기각; 거부된; 반려; 수정한 진술; 사람이 고친; 사람이 직접; 담당자가 검토; 담당자가; 인간이; 사람이 본; 사람이 검증; 사람이",
    "statement": "진술; 사실; 주장; 내용; 기록; 데이터",
    "diff": "지난달 이후; 지난 달 이후; 이전 빌드; 지난번 빌드; 지난 빌드; 새로 추가된; 새로 들어온; 그래프에서 달라진; 그래프가 달라; 그래프에서 바뀐; 그래프 변경; 마지막 빌드; 최근 빌드; 그래프에 새로; 저번 빌드; 빌드와; 빌드 이후; 그래프의 변경; 그래프가 어떻게 바뀌; 빌드에 비해; 빌드 사이; 지난달 그래프; 지난달 빌드; 이전 그래프; 그래프는 어떻게 달라; 그래프가 어떻게 달라; 그래프 변화; 예전 그래프",
    "graph": "그래프; 지식그래프; 데이터베이스; 저장소",
    "sure": "정확도; 얼마나 확실; 신뢰; 정확한; 믿을; 확실; 정밀도; 재현율; 비율; 품질; 정확하; 정확성; 퍼센트; 오류율; 신뢰성; 몇 %; 몇 퍼센트; 정확해",
    "path": "어떻게 연결; 연결되; 연결돼; 연결된; 경로; 이어져; 이어지; 어떻게 이어; 잇는; 어떤 관계; 연결 고리; 무슨 관계; 어떻게 닿; 몇 단계; 접점; 닿",
    "agree": "합의; 합의한; 정한; 하기로 한; 합의된",
    "our": "우리; 저희; 우리 시",
}

# words that carry no condition: said in passing, never reported as ignored
SILENT_ENGLISH = frozenset(
    """
    represents represent play plays owns own organised organized industry topic-wise ever been anybody there celebrate
    a about according across act acted acts actual actually adaptation after again against ago all along also am
    among an and any anybody anyone anything are as at available basically be been before being between big but by
    called can city-city come comes complete concerning contain contains correct could currently d day days dear did
    diplomacy do documented does doing done down during each else entire even ever every everything exactly exist
    existing exists explained extraction false find first for form formed found from full gave get given go goes
    good got had has have having he held hello help her here hey hi his hold holds host hosted hosts how i if in
    include included including into involve involved involving is it item items its just keep keeps kept kind kindly
    kinds known large last latest less let's like ll look looks made make makes may maybe me mention mentioned might
    month months more much must name names need needed needing needs new next now of off ok okay old on one ones
    only onto or out over own per perhaps please precisely put quite ranked re real really receive received receives
    recent recently recorded regarding respect respected respectively right s said say says see seen serve served
    serves service services serving set shall she simply since size small so some somebody someone something sort
    specifically still sure t take takes terms than thank thanks that the their them then there there's these they
    thing things this those till time times to today together too took touch touches towards true type types under
    until up upon use used using ve very want wants was way went were what when where whether which who whole whom
    whose why wish with within would year years yes yet you
    """.split()  # noqa: SIM905 - a list of words is read as a text
)
SILENT_KOREAN = frozenset(
    """
    당시 아직 그때 이미 산업 업계 부문 관심 보였다는 보인 여부 관련하여 좀더 더욱 꽤 참
    가는 가운데 가장 가지 가지고 가지는 가진 각각 간 감사합니다 갖고 개 거기 건 건은 걸렸나 걸린 것 것들 것들은 것은 것을 것이 고마워 곳 과연 관련 관련된 관련하여 관련해 관하여 관한 궁금합니다
    궁금해요 그 그것 그동안 그래서 그러면 그런 그런데 그럼 그리고 근데 기간 기간은 기록된 기준 기준으로 까지 나 나에게 나오는 나온 나타나는 나타난 내 내가 네 년 누가 누구 누구인가요 누구입니까 달라
    대부분 대상 대상으로 대체 대한 대해 대해서 더 도대체 도시간 동안 됐나 됐나요 됐어 되나 되나요 되는 되는가 되는지 되어 되었나 되었나요 되었는지 된 두 뒤 들 들은 등 등장하는 따라 따른 때 또
    또는 또한 만한 말해줘 맞고 명 무슨 무엇 무엇인가 무엇인가요 무엇입니까 뭐 및 반영하면 받고 받는 받았나 받았던 받은 밝힌 번 번째 보면 보이는 보자 보통 본 볼 봐 봐줘 부터 사이 사이에 사이의
    서로 서비스 서비스는 설명하는 수 시도 실린 싶습니다 싶어요 쌍 쌍은 아니 안 안녕 안녕하세요 안에 알 알고 알고싶어 알려진 양 어느 어디인가요 어디입니까 어때 어떠한 어떻게 언급되는 언급된 언제인가요
    언제입니까 얼마 얼마나 얼마인가요 없는가 없을 에서 여기 여태 역시 오는 오늘 온 올해 우리 우리에게 원인 월 위한 위해 으로 음 이 이것 이내 이다 이런 이루어진 이를 이름 이름은 이상 이야 이전
    이제까지 이하 이후 인가 인가요 일 입니까 입니다 있나 있나요 있는 있는가 있는지 있다면 있던 있습니까 있어 있었던 있으면 있을 있을까 자 작년 저 저것 저에게 저희 적 적은 적이 전 정도 정말 제게
    제발 제일 좀 주는 주라 주로 중 중에 중에서 지 지금 지금까지 지난 진짜 쪽 채 최근 추출 측 통틀어 특히 포함 포함된 포함해 필요한 하겠다는 하고 하나 하나요 하는 하는가 하는지 하려는 하며 하면
    하면서 하여 하였나 하였나요 하였는지 한 한다면 한번 할 해 해당 해당하는 해서 했나 했나요 했는지 했던 했어 현재 혹시 확인 후
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
    index: dict[str, list[tuple[str, tuple[str, ...], bool]]] = {}
    for (phrase, goes_on), names in cues.items():
        index.setdefault(phrase[:2], []).append((phrase, tuple(names), goes_on))
    return {key: tuple(sorted(items, key=lambda item: -len(item[0]))) for key, items in index.items()}
