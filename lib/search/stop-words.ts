const WORDS = `a about above across after against all also an and any are as at be because been before being below
between both but by can could did do does each even every few first for from further had has have how however if in into
is it its itself just keep less let like made make makes many may might more most much must need needs new no nor not now
of off on one only onto or other our out over own per same should since so some still such than that the their them then
there these they this those through thus to too two under until up upon us use used uses using very via was we were what
when where whether which while who why will with within without would you your yet paper papers approach approaches method
methods model models result results show shows shown work works based propose proposed proposes present presents study
existing performance task tasks data achieve achieves achieved setting settings large high low better best well several
three four different various demonstrate demonstrates provide provides enable enables effective recent strong stronger strongest weak
asks ask nothing anything written write writes stands stand measured measure tested test tests improve improves improved gain
gains gained drop drops dropped estimated bound error errors matching match matched part parts step steps stay stays full
half whole lower higher fall falls rise rises reach reaches keep keeps kept adds add added take takes taken gives give given
say says said call calls called come comes find finds found learn learns learned change changes changed needed without
against average points point percent times able whether instead rather already still yet ever never always often cases case
ones others something someone everything beyond between along amid per via versus advanced existing simple small big long
short fast faster slow slower cheap cheaper hard harder easy easier close closer near nearly about roughly key based ways
way lets run runs running grow grows help helps helped turn turns remain remains seen see show shown set sets start starts
stop stops end ends hold holds read reads reading list lists line lines name names kind kinds form forms example examples
question questions answer answers single stronger potential learning training trained train trains ratio analysis framework
fine alone fewer accuracy parameter parameters next self grained style simpler price natural dataset datasets strategy
evaluation evaluating generated language consistency efficiency diverse pass tunes tune tuned stable update updates
original original open reported report reports quality better worse comparable competitive beat beats benchmark benchmarks
baseline baselines score scores scored scoring`;

/** Words that say nothing of what a paper is about: those of English, and those that every paper uses. */
export const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/));
