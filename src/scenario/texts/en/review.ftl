# What is said of a scenario that can be read but cannot be done, or probably is not meant so.

camp-has-nothing-lift-no-line = { $camp_name } has nothing to lift: no line of people, cargo or vehicles
camp-has-nothing-lift-amount-every = { $camp_name } has nothing to lift: the amount of every line is 0
camp-least-one-line-amount = at least one line with an amount
camp-add-table-such-camp-line = add a table such as [camp.{ $camp_name }.line.people] with amount = "400 people" and to = "…", or set status = "closed" if nothing is left there
camp-accelerated-but-no-line-has = { $camp_name } is accelerated, but no line of it has shares to shed: nothing is given up and nothing goes faster
camp-accelerated-camp-shed-shares-line = an accelerated camp with `shed` shares on a line
camp-say-what-may-given-up = say what may be given up, as in camp.{ $camp_name }.line.cargo.shed = {"{"} gifted = 0.3, destroyed_in_place = 0.1 {"}"}
camp-accelerated-only-from-when-deadline = { $camp_name } is accelerated only from { $date }, when its deadline of { $date_2 } has passed
camp-date-before-deadline = a date before the deadline
camp-accelerate-earlier-not-all = accelerate earlier, or not at all
camp-succeed-but-stands-no-order = { $force } is to succeed at { $camp_name }, but stands at { $at } and no order brings it there
camp-add-force-orders = add { $take_over } to force.{ $force }.orders
camp-succeed-but-no-order-brings = { $side } is to succeed at { $camp_name }, but no order brings a force of it there
camp-add-camp-successor-delay-d = add camp.{ $camp_name }.successor_delay = "2 d", or { $take_over } to the orders of a force of { $side }
camp-force-order-camp-name-words = a force with an order for the camp, or a name in words for one not modelled
camp-comes-after-delay-if-had = { $side } comes to { $camp_name } after a delay, as if it had no forces, and has { $force } in the file: whichever comes first counts, and nobody can stop the delay
camp-sides-have-no-force-file = sides that have no force in the file
camp-leave-out-add-do-take = leave it out, and add {"{"} do = "take-over", site = "{ $camp_name }", after = "{ $camp_name }.vacated", pause = "…" {"}"} to force.{ $force }.orders
contest-hostile-may-meet-but-no = { $force } and { $force_2 } are hostile and may meet, but no table says how a contest between their sides goes: they pass one another
contest-contest-between-these-sides-all = a [contest.…] between these sides, or for all
contest-add-table-such-contest-between = add a table such as [contest.{ $a }-{ $b }] with between = ["{ $a }", "{ $b }"], lasts = "2 d" and odds = [{"{"} advance = 0.5, hold = 0.3, turn_back = 0.2 {"}"}]
contest-about-which-not-hostile = { $name } is about { $a } and { $b }, which are not hostile
contest-add-hostile-side-take-out = add hostile = ["{ $b }"] to [side.{ $a }], or take it out
contest-never-used-has-no-force = { $name } is never used: { $without } has no force
contest-add-force-side-take-out = add a [force.…] with side = "{ $without }", or take it out
contest-never-used-no-two-forces = { $name } is never used: no two forces are of hostile sides
contest-say-who-hostile-whom-side = say who is hostile to whom, as in [side.…] hostile = ["…"], or take it out
contest-all-claims-does-not-hold = by all claims, { $side } does not hold it
contest-holds = { $side } holds it
contest-nobody-holds = nobody holds it
contest-always-starts = it always starts at { $other }
contest-takes-part-no-run = it takes part in no run
contest-stand-if-holds-but = { $name } is to stand at { $at } if { $side } holds it, but { $why }: { $follows }
contest-site-side-force-may-hold = a site that the side of the force may hold
contest-write-site-controller-claims-about = write site.{ $at }.controller = "{ $side }" or claims about { $at }, or take presence out
danger-attacks-per-km = { $kilometre } attacks per km
danger-attacks-per-hour = { $hour } attacks per hour
danger-never-ends = never ends
danger-hardly-moves = hardly moves
danger-makes-least-each-convoy-one = { $threat } makes at least { $rate } on each convoy: one of 100 km { $moves } for attacks
danger-most-one-attack-per-km = at most one attack per km, or one per hour of march
danger-check-unit-rate-usually-km = check the unit: a rate is usually for 100 or 1000 km, as in "0.4 per 100 km"
danger-makes-least-attacks-per-hour = { $threat } makes at least { $rate } attacks per hour on each camp under it: nobody works there again
danger-most-one-attack-per-hour = at most one attack per hour
danger-check-unit-rate-camps-usually = check the unit: a rate on camps is usually for a month, as in "2 per month"
danger-convoy-under-keeps-none-pace = a convoy under { $threat } keeps none of its pace: it never arrives on { $routes }
danger-more-than-up = more than 0, up to 1
danger-write-what-march-keeps-pace = write what a march keeps of its pace (0.6 is a march at 60 %); for a ban on movement use `alerts`
danger-pace-under-can-drawn-such = the pace under { $threat } can be drawn as 0: in such runs convoys on { $routes } never arrive
danger-spread-stays-above = a spread that stays above 0
danger-raise-lower-end-spread = raise the lower end of the spread
danger-while-wet = while it is wet
danger-some-runs-while-wet = in some runs, while it is wet,
danger-nothing-moves-road-river-not = { $when } nothing moves by road or river{ $place }, not even slowly
danger-roads-cut-more-roads-slow = 0 for roads that are cut, more for roads that are slow
danger-if-roads-only-slow-write = if roads are only slow, write what a march keeps of its pace, as in pace = 0.5
deadline-there-no-deadline-results-will = there is no deadline: the results will say when camps close, but not whether in time
deadline-add-table-such-deadline-all = add a table such as [deadline.all-out] with all = "all-camps", milestone = "vacated" and due = { $date }
deadline-was-due-before-scenario-begins = { $deadline } was due on { $due }, before the scenario begins on { $as_of }
deadline-due-as-scenario-begins = { $deadline } is due as the scenario begins, on { $as_of }: nothing can be done by then
deadline-due-but-nothing-played-after = { $deadline } is due on { $due }, but nothing is played after { $until }
deadline-date-from = a date from { $date } to { $date_2 }
deadline-correct-date-move-scenario-scenario = correct the date, or move scenario.as_of or scenario.until
deadline-no-step-closure-marks-handover = no step of closure { $closure } marks the handover, so { $name } never reaches it
deadline-who-succeed-nothing-says-when = of { $successor }, who is to succeed at { $name }, nothing says when it comes
deadline-add-camp-successor-delay-name = add camp.{ $name }.successor_delay, or name a force with an order to take over
deadline-nobody-meant-take-over = nobody is meant to take { $name } over
deadline-add-camp-successor-camp-successor = add camp.{ $name }.successor and camp.{ $name }.successor_delay, or choose another milestone
deadline-lifted-vacated-closed-which-every = lifted, vacated or closed, which every closure reaches
deadline-write-closure-step-has-marks = write a [closure.…] with a step that has marks = "handover" and name it in camp.{ $camp }.closure (lift-only, the built-in one, has none), or choose another milestone
deadline-add-marks-handover-step-closure = add marks = "handover" to a step of [closure.{ $closure }], or choose another milestone
deadline-begins-earliest-but-due = { $name } begins on { $begins } at the earliest, but { $deadline } is due on { $due }
deadline-date-well-before = a date well before { $due }
deadline-begin-earlier-take-camp-off = begin earlier, or take the camp off the deadline
deadline-without-any-limit = without any limit
deadline-late = as late as { $date }
deadline-may-begin-but-due = { $name } may begin { $begins }, but { $deadline } is due on { $due }
deadline-any-spread-what-lies-after = any spread; what lies after the deadline is a missed deadline
deadline-check-upper-end-spread = check the upper end of the spread
deadline-what-sends-there = what { $name } sends is there
deadline-only-after-where-scenario-ends = { $said } only after { $until }, where the scenario ends
deadline-no-date-within-scenario = no date within the scenario
deadline-not-before-too-late = { $said } not before { $date }, { $late } too late
deadline-date-from-2 = a date from { $day } on
deadline-too-late-well = ; { $others } too late as well
deadline-due-cannot-met-even-if = { $deadline } (due { $date }) cannot be met even if nothing goes wrong: { $when }{ $others }
deadline-best = { $allowed }; at best, { $worst }
deadline-due-leaves-little-chance-best = { $deadline } (due { $date }) leaves little to chance: at best, { $said } on { $date_2 }, with { $span } of { $span_2 } left
deadline-any-date-best = any date; at best, { $worst }
deadline-begin-earlier-move-date = begin earlier, or move the date
deadline-move-date = { $remedy }, or move the date
deadline-goes-beyond-horizon = { $what } goes beyond the horizon
deadline-lasts-until = { $what } lasts until { $date }
deadline-planned-after-deadline = { $name } is planned for { $date }, after its deadline { $missed } ({ $date_2 })
deadline-date-up = a date up to { $date }
deadline-correct-date-slip-measured-against = correct the date; slip is measured against it
deadline-planned-before-scenario-begins-can = { $name } is planned for { $day }, before the scenario begins on { $as_of }: it can only slip
deadline-planned-as-scenario-begins = { $name } is planned for the moment at which the scenario begins, { $as_of }: it can only slip
deadline-date-from-3 = a date from { $as_of } on
deadline-correct-date-move-scenario = correct the date, or move scenario.as_of
earliest-waiting-begin = waiting for { $site } to begin
earliest-begin-earlier-camp-starts = begin earlier (camp.{ $site }.starts)
earliest-step = the step { $step }
earliest-shorten-closure-step = shorten closure.{ $closure }.step.{ $step }.{ $key }
earliest-packing-day-h = packing { $amount } at { $amount_2 } in a day of 24 h
earliest-pack-faster-closure-step-rate = pack faster (closure.{ $closure }.step.{ $step }.rate) or have less to pack
earliest-coming = the coming of { $name }
earliest-shorten-camp-successor-delay = shorten camp.{ $site }.successor_delay
earliest-orders = the orders of { $force }
earliest-let-force-come-earlier = let force.{ $force } come earlier
earliest-coming-2 = the coming of { $side }
escalation-step-measures-float-pace-which = step { $step } measures float or pace at { $name }, which has no deadline on a milestone or arrival and no planned date
escalation-give-camp-planned-deadline-all = give camp.{ $name }.planned, or a deadline with { $name } in all
escalation-set-off-before-anything-left = step { $step } is set off before anything has left: { $what }
escalation-lead = { $by } before deadline.{ $deadline } ({ $due })
escalation-lead-from-first-look = { $lead } is from the first look on, and the closure of { $name } begins on { $begins } at the earliest
escalation-lead-from = { $lead } is from { $holds } on, and the closure of { $name } begins on { $begins } at the earliest
escalation-give-shorter-lead = give a shorter `by`, of less than { $longest }
escalation-give-other-deadline = give another deadline, or another trigger
escalation-undisturbed-float = by the scenario's own estimates, with nothing in the way, { $name } is vacated on { $date }, which leaves it a float of { $float } to begin with
escalation-give-smaller-float = give a float_below of less than { $float }, or look again at loads, paces and means
escalation-no-undisturbed-float = by the scenario's own estimates, with nothing in the way, { $name } is not vacated before the horizon, which leaves it a float of { $float } at most to begin with
escalation-negative = -{ $length }
estimate-scenario-own-estimates-nothing-way = by the scenario's own estimates, with nothing in the way, { $name } is vacated { $planned }, though it is planned for { $date }
estimate-deadline-missed = deadline { $name } is missed
estimate-what-deadline-asks-has-come = what deadline { $name } asks has come about { $due }, though it is due on { $date }
estimate-scenario-own-estimates-nothing-way-2 = by the scenario's own estimates, with nothing in the way, { $misses }
estimate-look-again-loads-paces-means = look again at loads, paces, means and starts, or at the date: the forecast adds to this what goes wrong
estimate-later = on { $date }, { $span } later
estimate-not-before-horizon = not before the horizon
force-rule-sends-no-road-joins = rule { $rule } sends { $force } to { $name }, and no road joins it to { $at }, where { $force } starts
force-sites-roads-join-forces-march = sites that roads join; forces march by road
force-add-missing-leg-route-ends = add the missing leg, as in [route.{ $at }-{ $name }] with ends = ["{ $at }", "{ $name }"]
force-order-goes-from-no-road = order { $number } of { $force } goes from { $from } to { $to_name }, and no road joins them: { $at }
force-add-missing-leg-route-ends-2 = add the missing leg, as in [route.{ $a }-{ $b }] with ends = ["{ $a }", "{ $b }"]
force-order = order { $number } of { $force }
force-waits-what-itself-bring-about = { $names } waits for what it is itself to bring about
force-waits-which-waits-first-none = { $names } waits for { $chain }, which waits for the first: none is ever carried out
force-after-what-happens-without-order = an `after` on what happens without the order itself
force-take-one-after-out-change = take one `after` out, or change the order of the orders
gate-refuses-every-request-every-one = { $gate } refuses every request, and every one that follows it: nothing ever moves on { $covered }
gate-less-than = less than 1
gate-lower-refusal-if-ban-ends = lower the refusal; if the ban ends one day, write it as gate.{ $gate }.suspensions = [{"{"} from = …, until = … {"}"}]
gate-chance-refusal-can-drawn-such = the chance of refusal at { $gate } can be drawn as 1: in such runs nothing ever moves on { $covered }
gate-spread-stays-below = a spread that stays below 1
gate-lower-upper-end-spread = lower the upper end of the spread
handling-this-rate-no-ever-handled = at this rate no { $kind } are ever handled
handling-rate-above-zero-teu-h = a rate above zero, as in "10 teu/h"
handling-give-rate-leave-key-out = give the rate, or leave the key out if handling takes no time
handling-there-no-rate-handled-no = there is no rate for { $kind }, so { $camp }.{ $line } is handled in no time
handling-rate-each-kind-load-pool = a rate for each kind of load that the pool carries, or a time for the convoy
handling-make-list-rate-such = make it a list, with a rate such as "{ $example }" in it
journey-this-last-party-cannot-leave = this last party cannot leave together: it is { $party }, and the largest convoy of { $name } takes { $taken }; some hold the place until the vehicles are back
journey-up = up to { $taken }
journey-give-pool-more-vehicles-larger = give pool.{ $name } more vehicles or a larger convoy, or say parts = true if they may leave in several
journey-nothing-joins = nothing joins { $from } and { $to } by { $by }: { $leg }
journey-site-reaches-from = a site that { $by } reaches from { $from }
journey-add-missing-leg-route-ends = add the missing leg, as in [route.{ $a }-{ $b }] with ends = ["{ $a }", "{ $b }"] and mode = "{ $mode }", or send the load another way
journey-come-from-home-load = come from its home to the load
journey-take-load = take the load on
journey-cannot-nothing-joins = { $pool } cannot { $doing }: nothing joins { $a } and { $b } by { $mode } ({ $b_2 })
journey-pools-whose-home-load-destination = pools whose home, the load and its destination hang together by their mode
journey-move-pool-home-add-route = move pool.{ $pool }.home, add a { $mode } route such as { $near } – { $far }, or name another pool in `by`
journey-nothing-gets-from = nothing gets from { $from } to { $to }: { $reasons }
journey-way-open-some-time-between = a way that is open at some time between { $date } and { $date_2 }
journey-end-closure-suspension-alert-before = end the closure, suspension or alert before the horizon, or add another way
journey-shut-throughout = { $name } is shut throughout by { $culprit }
journey-closed-throughout = { $name } is closed throughout
journey-escort-groups =
    { $count ->
        [one] { $count } escort group
       *[other] { $count } escort groups
    }
journey-every-way-takes-convoy-no = every way { $trip } takes { $groups } a convoy, and no escort pool serves { $pool }: it never starts
journey-pool-escort-pool-serves = a pool that an escort pool serves
journey-add-serves-escort-pool-lower = add "{ $pool }" to `serves` of an escort pool, or lower `escorts` on the routes
journey-every-way-takes-convoy = every way { $trip } takes { $groups } a convoy
journey-one-vehicles-most-smallest-convoy = { $way }, one for { $each } vehicles at most, and the smallest convoy of { $pool } is of { $min_convoy }
journey-least = at least { $needed }
journey-has-none-can-start = { $trip }, and { $escort } has { $high }: none can start
journey-raise-count-what-one-group = raise the count, or what one group covers
journey-raise-count-lower-escorts-routes = raise the count, or lower `escorts` on the routes
journey-may-have-few-such-runs = { $trip }, and { $escort } may have as few as { $low }: in such runs nothing goes that way
journey-spread-begins-more = a spread that begins at { $needed } or more
journey-raise-lower-end-count = raise the lower end of the count
journey-permission-smallest-convoy-none-can = a permission of { $gate } is for { $most }, and the smallest convoy of { $pool } is of { $least }: none can pass
journey-raise-lower-first-number-pool = raise it, or lower the first number of pool.{ $pool }.convoy
journey-least-2 = at least { $least }
journey-lift-asked-only-when-ready = lift is asked for only when { $lot } are ready, but the largest convoy of { $largest } carries { $carried }: the first waits for the load of { $convoys }
journey-up-2 = up to { $carried }
journey-lower-lot-leave-key-out = lower the lot, or leave the key out
journey-has-place-no-none-ever = { $site } has place for no { $what }: none is ever handled there
journey-write-how-many-can-handled = write how many can be handled at once, or leave the key out
name-shown =
    { $names } are { $all } shown as "{ $shown }"{ $only ->
        [English] {" "}in English
        [French] {" "}in French
       *[both] {""}
    }
name-give-each-name-own-results = give each a name of its own: in the results nobody can tell them apart
outage-gate-suspended = gate { $gate } is suspended
outage-route-closed = route { $route } is closed
outage-nothing-says-how-long-stays = { $what } and nothing says for how long: it stays so to the end of the scenario, { $last }, and decides what has to pass there
outage-say-how-long-lasts-until = say how long it lasts (`until`, or `for` in a rule), at best as a spread, as in {"{"} triangular = ["5 d", "20 d", "60 d"] {"}"}; or add a rule that ends it; or, if it is meant to stay so, a date after the end of the scenario
outage-stretch-time-ends-but-begins = the stretch of time { $which }ends on { $date } but begins only on { $date_2 }
outage-until-after-from = `until` after `from`
outage-swap-two-dates-correct-year = swap the two dates, or correct the year
outage-outage-returns-every-h-lasts = the outage { $which }returns every 0 h and lasts 0 h, without end
outage-every-lasts-which-least-one = `every` and `lasts` of which at least one takes time
outage-write-how-often-comes-how = write how often it comes and how long it lasts, as in {"{"} every = "9 d", lasts = "36 h" {"}"}, or take it out
outage-dry-wet-spells-both-last = dry and wet spells both last 0 h, so that the weather changes without end
outage-spells-which-least-one-kind = spells of which at least one kind takes time
outage-write-how-long-spells-last = write how long spells last, as in dry = {"{"} exponential = "10 d" {"}"}
outage-no-slot-within-hours-route = no slot falls into the hours of { $route }: nobody ever leaves for it
outage-slots-within-hours-route = slots within the hours of the route
outage-move-slots-widen-hours = move the slots, or widen the hours of the route's calendar
outage-this-calendar-not-open-minute = this calendar is not open for a minute between { $date } and { $date_2 }
outage-open-hours-within-time-played = open hours within the time that is played
outage-open-some-these-days-shorten = open some of these days: shorten `closed`, add to `days`, or move scenario.until
own-only-carries-from-vehicles-gone = only { $pool } carries { $camp }.{ $line } from { $from }, and its vehicles are gone when the last party has left { $owner }: what is there later stays
own-pool-without-leaves-what-does = a pool without leaves_with for what does not leave that camp
own-add-another-pool-take-pool = add another pool to `by`, or take pool.{ $pool }.leaves_with out
passage-no-may-enter-any-day = no { $kind } may enter on any day
passage-more-than-nothing = more than nothing
passage-write-how-much-may-enter = write how much may enter in a day, or use closures or bars to keep all out
passage-has-no-limits-lie-ways = { $pool } has no { $key }, and limits by { $what } lie on { $routes } of its ways ({ $routes_2 }): it passes whatever its { $what } is
passage-every-pool-may-come-over = { $key } on every pool that may come over a road with such a limit
passage-add-pool-keep-out-bars = add { $key } = { $example } to pool.{ $pool }, or keep it out by bars_pools
passage-cannot-take-from = { $pool } cannot take { $line } from { $a } to { $b }: { $place } { $why }
passage-pools-have-way-which-lets = pools that have a way which lets them in at some time before the horizon
passage-end-raise-limit-add-another = end or raise the limit, add another way, or name pools of lighter vehicles in `by`
passage-lets-t-pass-most-vehicles = lets { $most } t pass at most, and its vehicles weigh { $weight } t
passage-lets-class-pass-most-vehicles = lets class { $most } pass at most, and its vehicles are of class { $class }
passage-bars = bars it
place-coordinates-cannot-right = the coordinates of { $name } cannot be right: { $routes }
place-latitude-first-then-longitude = latitude first, then longitude
place-exchange-two-then-every-route = exchange the two, at = [{ $swapped }, { $swapped_2 }]: then every route to { $name } is long enough
place-least-straight-line-great-circle = at least the straight line (the great circle) between its two ends
place-correct-length-coordinates-one-end = correct the length, or the coordinates of one end: latitude stands first
place-km-long-but-lie-km = { $route } is { $route_2 } km long, but { $from } and { $to } lie { $apart } km apart in a straight line
collecting-no-load = { $pool } is to collect at { $site } in passing, and carries nothing from there
collecting-let-pool-carry = name { $pool } in the by of what { $site } moves, or take { $site } out of the list
collecting-not-on-way = { $pool } is to collect at { $site } in passing, and no quickest way of its columns with a load leads by { $site } to where something of { $site } goes
collecting-name-site-on-way = name a place on the way, give the loads the same destination, or take { $site } out of the list
collecting-stop-too-short = a convoy of { $pool } stops at { $site } for { $wait } at most, and loading takes { $takes } at least
collecting-lengthen-stop = raise pool.{ $pool }.collect_wait
collecting-never-meet = convoys of { $pool } are to join with those of { $other }, and there is no place where they do: they name no junction in common, and neither collects where the other is at home
collecting-name-same-junction = give { $pool } and { $other } the same joins, or let one of them collect where the other is at home
pool-count-can-come = the count of { $path } can come to { $most }
pool-most = { $limit } at most
pool-lower-count-assumption-gives-multiplies = lower the count, or the assumption that gives or multiplies it
pool-has-no-vehicles-all = { $pool } has no vehicles at all
pool-give-vehicles-take-pool-out = give it vehicles, or take the pool out of the file
pool-has-smallest-convoy-takes-none = { $pool } has { $count } and its smallest convoy takes { $smallest }, so none can ever start
pool-raise-count-lower-pool-convoy = raise the count, or lower pool.{ $pool }.convoy
pool-may-have-few-while-smallest = { $pool } may have as few as { $count } while its smallest convoy takes { $smallest }: in such runs nothing leaves with it
pool-raise-lower-end-count-lower = raise the lower end of the count, or lower the first number of pool.{ $pool }.convoy
pool-hired-one-way-has-most = { $pool } is hired for one way and has { $count } at most, and what only it carries fills { $wanted }: the rest stays where it is
pool-least = at least { $wanted }
pool-hire-more-say-one-way = hire more, or say one_way = false if they come back
pool-convoy-takes-pass-never-open = a convoy of { $pool } with { $count } takes { $span } to pass, and { $route } is never open for longer than { $span_2 }: its tail is still out when the hours end
pool-convoy-passes-within-hours-roads = a convoy that passes within the hours of its roads
pool-lower-most-vehicles-convoy-look = lower the most vehicles of a convoy, or look at density and gaps
pool-no-sortie-may-start-any = no sortie of { $pool } may start on any day
pool-least-2 = at least 1
pool-write-how-many-may-start = write how many may start in a day, or leave the key out for no limit
pool-none-ever-gets-anywhere = none ever gets anywhere
pool-convoy-hardly-moves-repairs = a convoy hardly moves for repairs
pool-vehicle-breaks-down-least-times = a vehicle of { $pool } breaks down at least { $rate } times in 100 km: { $then }
pool-most-one-breakdown-vehicle-km = at most one breakdown of a vehicle in 10 km
pool-check-unit-rate-usually-km = check the unit: a rate is usually for 1000 km, as in "0.5 per 1000 km"
pool-may-carry-nothing-any-day = { $pool } may carry nothing on any day
pool-write-how-much-may-start = write how much may start in a day, or leave the key out for no limit
pool-most-start-day-but-single = at most { $amount } of { $pool } start in a day, but a single vehicle carries { $amount_2 }: every vehicle goes part empty and a day's work is one vehicle
pool-more-one-full-vehicle = { $amount } or more for one full vehicle
pool-raise-quota-check-meant-day = raise the quota, or check that it is meant for a day and not for an hour
precedence-who-succeed = { $successor }, who is to succeed at { $name }, { $why }
precedence-comes-long-after-last-party = comes so long after the last party is out, and so cannot stand ready before
precedence-nobody-meant-take-over-nobody = nobody is meant to take { $name } over, so nobody stands ready there
precedence-no-force-file-could-stand = is no force of the file that could stand there
precedence-no-order-brings-force-none = no order brings a force of { $side } to { $name }, so none stands ready there
precedence-successor-force-order-camp-side = a successor that is a force with an order for the camp, or a side with one
precedence-give-force-order-do-take = give a force the order {"{"} do = "take-over", site = "{ $name }" {"}"} and name it as successor, or leave "successor" out
precedence-take-one-them-out-camp = take one of them out, as by camp.{ $hub }.waits_for_transit = false
precedence-take-one-them-out = take one of them out
precedence-camps-wait-one-another = camps wait for one another: { $said }
precedence-order-camps-which-each-waits = an order of camps in which each waits only for those before it
precedence-only-when =
    { $name } { $does ->
        [begins] begins
       *[other] is vacated
    } only when { $other } is { $milestone ->
        [handover] handed over
        [taken_over] taken over
       *[other] { $milestone }
    }
precedence-vacated-only-when-what-sends = { $name } is vacated only when what { $other } sends through it is past
precedence-vacated-only-when-successor-there =
    { $name } is vacated only when its successor is there, which comes only when { $other } is { $milestone ->
        [handover] handed over
        [taken_over] taken over
       *[other] { $milestone }
    }
recovery-vehicles-never-break-down = the vehicles of { $pool } never break down
recovery-add-breakdowns-per-km-take = add breakdowns = "… per 1000 km", or take recovery out
recovery-never-comes-before-can-always = it never comes to "{ $means }": "{ $means_2 }" before it can always be done
recovery-give-entry-before-chance-below = give the entry before it a chance below 1, or change their order
recovery-vehicle-tow-nothing-pace-left = with a vehicle in tow nothing of the pace is left: the convoy never arrives
recovery-write-what-march-keeps-pace = write what a march keeps of its pace, as in pace = 0.6
rule-sets-itself-off = rule { $own } sets itself off at once, again and again: time stands still
rule-sets-off-others = rule { $first } sets off { $chain }, which sets off { $first }, all at once and without end: time stands still
rule-sets-off-next = { $chain }, which sets off { $next }
rule-rules-set-one-another-off = rules that set one another off with time between, or a number of times
rule-add-after-h-rest-h = add after = "1 h" or rest = "1 h" to rule.{ $first }, or give it a number as at_most, as in at_most = 1
rule-rule-fire-never-can =
    rule { $rule } is to fire { $holds ->
        [no] not before
       *[yes] before
    } { $date }, and never can
rule-correct-date-take-this-condition = correct the date, or take this condition out
rule-rule-asks-what-another-condition = rule { $rule } asks for what another condition of it excludes
rule-conditions-hold-same-moment-all = conditions that hold at the same moment: all of them must
rule-take-one-two-out-write = take one of the two out, or write a rule for each
rule-rule-waits-date-but-nothing = rule { $rule } waits for a date, but nothing is played after { $until }
rule-date-from = a date from { $first } to { $until }
rule-correct-date-move-scenario-until = correct the date, or move scenario.until
rule-what-happens-site-does-not = what happens at a site does not happen on a route
rule-lies-not = { $site } lies in { $own }, not in { $asked }
rule-lies-not-2 = { $name } lies in { $own }, not in { $asked }
rule-side-not = { $force } is of the side { $own }, not of { $asked }
rule-this-never-happens = { $problem }: this never happens
rule-keys-can-true-same-event = keys that can be true of the same event
rule-take-one-two-out = take one of the two out
rule-rule-resumes-which-nothing-suspends = rule { $rule } resumes { $gate }, which nothing suspends
rule-add-gate-suspensions-from-until = add gate.{ $gate }.suspensions = [{"{"} from = …, until = … {"}"}], or a rule with {"{"} suspend = "{ $gate }" {"}"}, or take this out
rule-rule-opens-which-nothing-closes = rule { $rule } opens { $route }, which nothing closes
rule-add-route-closures-from-until = add route.{ $route }.closures = [{"{"} from = …, until = … {"}"}], or a rule with {"{"} close = "{ $route }" {"}"}, or take this out
rule-rule-accelerates-but-no-line = rule { $rule } accelerates { $name }, but no line of it has shares to shed: nothing is given up and nothing goes faster
rule-say-what-may-given-up = say what may be given up, as in camp.{ $name }.line.cargo.shed = {"{"} gifted = 0.3, destroyed_in_place = 0.1 {"}"}
share-can-from = can be from { $low } to { $high }
share-has-no-upper-limit = has no upper limit
share-has-no-lower-limit = has no lower limit
share-use-distribution-stays-within-triangular = use a distribution that stays within 0 and 1, as in {"{"} triangular = [0.1, 0.2, 0.4] {"}"}
share-multiplied-lessen-value-itself-what = it is multiplied by { $factors }: lessen the value itself or what multiplies it
share-share-chance = { $path } { $reach }, and it is a share or a chance
share-to-or-to = 0 to 1 (or 0 % to 100 %)
share-come = come to
share-can-come = can come to
share-shares = the shares of { $line } { $verb } { $percent }: { $parts }
share-shares-add-up-most-what = shares that add up to 100 % at most; what is left over is moved
share-take-away-all = take { $percent } away in all
unused-nothing-depends-sets-no-path = nothing depends on { $name }: it sets no path, scales none, and no value refers to it
unused-sets-scales-paths-assumption-place = `sets` or `scales` with paths, or {"{"} assumption = "…" {"}"} in place of a value
unused-say-what-changes-sets-gate = say what it changes, as in sets = ["gate.north.lead_time"], or write the value itself as {"{"} assumption = "{ $name }" {"}"}
unused-no-line-carried = no line is carried by { $pool }
unused-name-line-can-carry-reach = name it in `by` of a line that it can carry and reach, or take it out
unused-no-convoy-ever-needs-no = no convoy ever needs { $escort }: no route that its pools use asks for escorts
unused-write-escorts-routes-need-one = write escorts = 1 on the routes that need one, or take the escort pool out
unused-nothing-can-ever-move-no = nothing can ever move on { $route }: no pool or force that travels by { $mode } has both an end and a goal that it joins
unused-check-ends-mode-take-out = check its ends and its mode, or take it out
unused-nobody-ever-asks-nothing-can = nobody ever asks { $gate }: nothing can move on the routes it covers
unused-cover-routes-used-take-gate = cover routes that are used, or take the gate out
unused-no-site-no-route-lies = no site and no route lies in { $region }
unused-write-region-sites-routes-lie = write region = "…" on the sites and routes that lie in it, or take it out
unused-nothing-happens-no-route-ends = nothing happens at { $site } and no route ends there
unused-join-route-take-out = join it by a route, or take it out
unused-no-camp-closed = no camp is closed by { $closure }
unused-write-closure-camp-take-out = write closure = "…" on a camp, or take it out
unused-this-step-packs-no-camp = this step packs { $kind }, and no camp closed by it has a line in { $kind }
unused-give-rate-unit-lines-pack = give the rate the unit of the lines it is to pack, or take the step out
way-no-route-ends = no { $by } route ends at { $site }
way-joined-only = by { $by }, { $site } is joined only to { $joined }
work-last-party = the last party
work-lift = the lift
work-step-begins-when-done-but = the step { $step } begins when { $lift } of { $camp_name } is done, but { $lift } waits for { $line } until this step has packed: neither is ever done
work-packing-before-lift-beside = packing before the lift or beside it
work-take-lift-last-party-out = take the lift and the last party out of what { $step } comes after
work-alone-least = {" "}(alone, { $span } at least)
work-step-done-people-left-camp = the step { $step } is done by the people left in the camp, but no line of { $camp_name } counts people: nobody is there to do it
work-work-people-only-where-line = work by people only where a line counts people
work-add-table-camp-line-people = add a table [camp.{ $camp_name }.line.people] with an amount in people, or give the step a `duration` (or a rate that is not for a person)
work-step-begins-when-everybody-has = the step { $step } begins when everybody has been lifted from { $camp_name }: nobody is left to do it, so it goes on at the pace of one person{ $alone }
work-work-after-lift-only-people = work after the lift only by people who leave with the last party
work-keep-some-people-end-second = keep some people to the end: a second line of people at { $camp_name } with release = "last"; or give the step a `duration`
work-step-runs-beside-lift-people = the step { $step } runs beside the lift of { $camp_name }, and its people may all have left before it is done: then it goes on at the pace of one person{ $alone }
work-work-beside-lift-if-somebody = work beside the lift if somebody stays to the end
work-give-line-people-release-last = give a line of people at { $camp_name } release = "last", or let the lift wait for this step (after = ["{ $step }"])
lift-journey-from = the journey from { $site } to { $to }
lift-load-sooner-let-travel-faster = load it sooner, or let it travel faster
lift-no-pool-carries = no pool carries { $kind }
lift-last-convoy = the last convoy of { $pool } to { $site }
lift-lifting-from = lifting { $whole } from { $site }
lift-first-loaded = , the first loaded on { $date },
lift-lifting-from-2 = lifting { $whole } from { $site } in { $rounds }{ $first }
lift-most-day = , at most { $amount } a day
lift-once =
    { $rounds } { $rounds ->
        [one] round
       *[other] rounds
    } of { $pool } ({ $at_once } at once{ $quota })
lift-give-more-lift-more-pools = give { $site } more lift ({ $pools }, or more pools), or let less be moved
unreachable-can-never-fire = rule { $rule } can never fire: { $why }
unreachable-order-never-carried-out = order { $number } of { $force } is never carried out: { $why }
unreachable-here-site = here, site = { $sites }
unreachable-this-file = in this file, on = { $occasions }
unreachable-no-this-file = no { $key } = "…" in this file
unreachable-this-file-2 = in this file, { $key } = { $names }
unreachable-share-more-less-than = a share of 0 or more and less than 1
unreachable-refusal =
    the refusal of { $gate ->
        [any_thing] any gate
       *[other] { $gate }
    } is 0
unreachable-write-refusal-gate = write refusal = 0.1 on the gate
unreachable-add-suspensions-every-lasts-gate = add suspensions = [{"{"} every = "…", lasts = "…" {"}"}] to the gate, or a rule with {"{"} suspend = "…" {"}"}
unreachable-nothing-suspends =
    nothing suspends { $gate ->
        [any_thing] any gate
       *[other] { $gate }
    }
unreachable-add-closures-every-lasts-route = add closures = [{"{"} every = "…", lasts = "…" {"}"}] to the route, or a rule with {"{"} close = "…" {"}"}
unreachable-nothing-closes =
    nothing closes { $route ->
        [any_thing] any such route
       *[other] { $route }
    }
unreachable-add-alerts-every-lasts-threat = add alerts = [{"{"} every = "…", lasts = "…" {"}"}] to the threat, or a rule with {"{"} alert = "…" {"}"}
unreachable-there-no-alert-under =
    there is no alert under { $threat ->
        [any_thing] any threat
       *[other] { $threat }
    }
unreachable-let-rule-wait-something-happens = let that rule wait for something that happens, as in {"{"} on = "vacated", site = "…" {"}"}
unreachable-nothing-sets-off =
    nothing sets off { $rule ->
        [any_thing] any rule
       *[other] { $rule }
    }
unreachable-no-step-closure-marks-handover =
    no step of { $site ->
        [any_thing] any site
       *[other] { $site }
    }'s closure marks the handover
unreachable-add-marks-handover-step-closure = add marks = "handover" to a step of its [closure.…]
unreachable-nobody-meant-take-over-nothing =
    nobody is meant to take { $site ->
        [any_thing] any site
       *[other] { $site }
    } over, or nothing says when it comes
unreachable-add-camp-successor-camp-successor = add camp.{ $site }.successor and camp.{ $site }.successor_delay
unreachable-no-camp-still-closed =
    { $site ->
        [any_thing] any site
       *[other] { $site }
    } is no camp that is still to be closed
unreachable-name-camp-another-site-write = name a camp that is; of another site, write on = "taken" or "emptied"
unreachable-no-looters-come =
    no looters come to { $site ->
        [any_thing] any site
       *[other] { $site }
    }
unreachable-add-looters-d-camp = add looters = "3 d" to the camp
unreachable-never-goes-over-accelerated-mode =
    { $site ->
        [any_thing] any site
       *[other] { $site }
    } never goes over to the accelerated mode
unreachable-write-mode-accelerated-camp-rule = write mode = "accelerated" on the camp, or a rule with {"{"} accelerate = "…" {"}"}
unreachable-no-camp-still-closed-no =
    { $site ->
        [any_thing] any site
       *[other] { $site }
    } is no camp that is still to be closed, and no force withdraws
unreachable-name-camp-give-force-order = name a camp, or give a force an order to withdraw
unreachable-name-camp-still-closed = name a camp that is still to be closed
unreachable-write-camp-attacks-per-month = write camp_attacks = "2 per month" on a threat that covers the camp
unreachable-attacks-convoys =
    { $threat ->
        [any_thing] no threat
       *[other] { $threat } never
    } attacks convoys on { $route ->
        [any_thing] any route
       *[other] { $route }
    }
unreachable-attacks-camp =
    { $threat ->
        [any_thing] no threat
       *[other] { $threat } never
    } attacks { $site ->
        [any_thing] any site
       *[other] { $site }
    }
unreachable-write-attacks-per-km-threat = write attacks = "0.4 per 100 km" on a threat that covers the route
unreachable-no-attack-no-breakdown-costs = no attack and no breakdown costs a vehicle
unreachable-write-loss-threat-attacks-write = write loss = 0.1 on a threat with attacks, or write_off = 0.1 on a pool that breaks down
unreachable-no-force = no force
unreachable-force-never = { $force } never
unreachable-side-never = { $side } never
unreachable-comes-take =
    { $who } comes to take { $site ->
        [any_thing] any site
       *[other] { $site }
    }
unreachable-give-force-order-take-over = give a force an order to take over, or name its side as successor with a delay or as rival of the camp
unreachable-has-order-march = { $who } has an order to march
unreachable-add-order-such-do-move = add an order such as {"{"} do = "move", site = "…" {"}"} to a force that is meant
unreachable-has-order-leads =
    { $who } has an order that leads to { $site ->
        [any_thing] any site
       *[other] { $site }
    }
unreachable-meets-hostile-one-contests-way = { $who } meets a hostile one that contests its way at { $site }: no order leads the one to where the other may be
unreachable-name-site-where-they-may = name a site where they may meet, or leave out the site
unreachable-meets-hostile-one-contests-way-2 = { $who } meets a hostile one that contests its way
unreachable-say-who-hostile-whom-side = say who is hostile to whom in [side.…], give one force posture = "contest" and marching orders, and add a [contest.…] for their sides
unreachable-has-no-force-could-stand = { $side } has no force that could stand at { $name }
unreachable-add-force-side-ask-held = add a [force.…] with side = "{ $side }", or ask for held_by
unreachable-there-never-more-than-all = there is never more than all of its load left in { $name }
unreachable-write-share-below-left-above = write a share below 1, as in left_above = 0.5
deadline-camp-is =
    { $name } is { $milestone ->
        [handover] handed over
        [taken_over] taken over
       *[other] { $milestone }
    }
precedence-nobody = nobody
force-waits-for-next = { $chain }, which waits for { $next }
share-is = is { $low }
share-part = { $to } { $share }
danger-in-regions = {" "}in { $regions }
outage-number = number { $number }{" "}
