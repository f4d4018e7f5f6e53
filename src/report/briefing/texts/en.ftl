# The sentences of a briefing, in English. Numbers, dates and names come in as they are to be read.

# Words that hang on the field (scenario.vocabulary); those of humanitarian work are in en-humanitarian.ftl.
-word-super-camp = super-camp
-word-home = home
-word-camp = camp
-word-camps = camps
-word-camp-title = Camp
-word-force = force
-word-forces = forces

plan = Plan
case = Case
deadline = Deadline
from-to = { $from } to { $to }
from-to-dates = { $from } to { $to }
interval-95 = 95% interval
unit-days = days
contents = Contents
theme = Light or dark
print = Print
filter = Filter rows
choose = Parts ▸ below (not the bottom line):
choose-some = { $some } of the { $all } combinations played can be chosen here: each plan with the first case and the first plan with each case, as far as there is room. The CSV files hold all of them.
skip = To the bottom line
due = Due
flag = { $name } · { $date }
camp = { -word-camp-title }
planned = Planned
slip = Slip (days)
undisturbed = Undisturbed
undisturbed-meaning = if nothing goes wrong
slip-meaning = P50 less planned
days = { $days } days
in-1 = 1 run in 10
in-half = half of the runs
in-8 = 8 runs in 10
in-9 = 9 runs in 10

cause =
    { $code ->
        [no_lift] waiting for lift
        [no_escort] waiting for an escort
        [no_clearance] waiting for permission
        [node_queue] queues at loading places and airfields
        [threat_hold] holds under threat
        [incident] attacks
        [breakdown] breakdowns
        [weather] the weather
        [route_closed] closed routes
        [late_release] late release
        [handover] waiting for a successor
        [handover-work] the handover
        [handover-both] the handover or waiting for a successor
        [contest] contests on the way
        [other_site] waiting for another site
        [no_slot] waiting for a slot
        [no_contract] waiting for hired vehicles
        [gathering] waiting to go together
        [packing] packing that stands still
        [inspection] waiting for inspection
        [work] work
        [loading] loading
        [march] the march
        [unloading] unloading
       *[flight] flights
    }

# In a narrow column, of what is waited for; of anything else nothing.
cause-awaited =
    { $code ->
        [no_lift] lift
        [no_escort] escort
        [no_clearance] permission
        [node_queue] queues
        [threat_hold] threat
        [handover] successor
        [handover-work] handover
        [handover-both] handover
        [contest] contests
        [other_site] another site
        [no_slot] slot
        [no_contract] hired lift
        [gathering] others
       *[other] –
    }

played =
    As of { $from }, played to { $until }: { $plans ->
        [one] one plan
       *[other] { $plans } plans
    } under { $cases ->
        [one] one case
       *[other] { $cases } cases
    }, { $runs }{ $each }.
played-each = per plan and case
source = drawdown { $version }, scenario { $scenario } (resolved: { $digest }), seed { $seed }. To make it again: { $command }

## Bottom line

bottom-title = Bottom line
bottom-no-deadline = The scenario has no deadline; the dates at which sites close are below.
bottom-missed = As things stood on { $as_of } ({ $case }) and with the plan “{ $plan }”: { $clauses }.
bottom-clause =
    “{ $deadline }” { $band ->
        [almost-no-chance] has almost no chance of being missed
        [very-unlikely] is very unlikely to be missed
        [unlikely] is unlikely to be missed
        [roughly-even-chance] has a roughly even chance of being missed
        [likely] is likely to be missed
        [very-likely] is very likely to be missed
        [almost-certain] is almost certain to be missed
        [always] is missed in every one of the few runs
        [never] is missed in none of the few runs
       *[none] was not played
    } ({ $chance })
bottom-dates = “{ $deadline }” is reached by { $p50 } in the middle run and by { $p80 } in 8 of 10.
bottom-half-dates = “{ $deadline }” is reached by { $p50 } in the middle run; in more than 2 runs of 10 it is not reached by { $until }, the end of what was played.
bottom-never-dates = “{ $deadline }” is not reached by { $until }, the end of what was played, in the middle run.
bottom-sites = On average { $mean } of its { $sites } sites are late, in 8 runs of 10 at most { $most }.
bottom-no-dates = “{ $deadline }” is a limit on time, not a date.
bottom-reason = Where it is missed, most time is lost to { $cause } ({ $share } of the delay), and { $site } is most often last ({ $site_share }).
bottom-change = What would change “{ $deadline }”?
bottom-cases =
    Of the cases, { $case } { $better ->
        [one] helps
       *[several] help
    } most (missed in { $chance } of the runs) and { $worse } { $number ->
        [one] hurts
       *[several] hurt
    } most ({ $worst }).
bottom-better-case =
    Of the cases, { $case } { $better ->
        [one] helps
       *[several] help
    } most (missed in { $chance } of the runs).
bottom-worse-case =
    No case is seen to help; { $case } { $number ->
        [one] hurts
       *[several] hurt
    } most (missed in { $chance } of the runs).
bottom-no-case = None of the cases is seen to make a difference to it.
bottom-plan = The plan “{ $plan }” lowers the chance by { $points } points ({ $low } to { $high }) under the same luck.
bottom-no-plan = No other plan is seen to lower its chance of being missed in the first case.
bottom-floor = The best of the { $count } combinations played (“{ $plan }”, { $case }) misses it in { $chance } of the runs.

## First page

first-named = { $deadline } (due { $due })
first-unplayed = { $deadline } was not played.
first-lost = No plan is likely to hold { $deadline }: { $chance }{ $dates }{ $best }.
first-best = at best { $best }, on another plan
first-one =
    { $deadline } { $band ->
        [almost-no-chance] is almost certain to hold
        [very-unlikely] is very likely to hold
        [unlikely] is at risk
        [roughly-even-chance] is as likely to be missed as to hold
        [likely] is likely to be missed
        [very-likely] is very likely to be missed
        [almost-certain] is almost certain to be missed
        [always] is missed in every one of the few runs
       *[never] is missed in none of the few runs
    }: { $chance }{ $dates }.
first-but = More likely to be missed: { $deadlines }.
first-and-more = { $deadlines } and { $more } more
first-also = Also likely to be missed: { $deadlines }.
first-some = { $chance } of the runs miss it
first-none = none of the runs misses it, { $runs } in all ({ $chance })
first-all = every run misses it, { $runs } in all ({ $chance })
first-dates = expect { $p50 }, plan for { $p80 }
first-half-dates = expect { $p50 }; more than 2 runs in 10 are not there by { $until }, the end of what was played
first-never-dates = half of the runs or more are not there by { $until }, the end of what was played
first-caption = Each deadline, hard ones first: plan “{ $plan }”, case “{ $case }”
first-caption-chosen = Each deadline, hard ones first: plan “{ $plan }”, case “{ $case }”. The headline and the lines are of plan “{ $first_plan }”, case “{ $first_case }”.
first-kind = Kind
first-missed = Chance of missing it
first-word = In words
first-expect = Expect (P50)
first-plan-for = Plan for (P80)
first-between = P80, 95% interval
first-late = Mean days late if missed
first-beyond = Mean days beyond what is allowed, if missed
first-last = Most often last
first-cause = Most time lost to
first-together = All together
first-why = Why
first-price = What stays
first-given = { $up } of { $all } { $unit } do not leave ({ $share }), mostly { $fate } ({ $most }).
first-given-beside = { $up } of { $all } { $unit } do not leave ({ $share }), mostly { $fate } ({ $most }); { $other } under “{ $plan }”.
first-given-whole = { $up } of { $all } { $unit } do not leave ({ $share }): { $fate }.
first-given-whole-beside = { $up } of { $all } { $unit } do not leave ({ $share }): { $fate }; { $other } under “{ $plan }”.
first-given-only = All { $all } { $unit } leave; under “{ $plan }” { $other } do not.
first-helps = What helps
first-decide = To decide
first-joint = { $hold } in { $chance } of the runs.
first-sites = On average { $mean } of { $sites } { -word-camps } are late; in 8 runs of 10, at most { $most }.
first-cases = Under the other { $count } cases “{ $deadline }” is missed in { $least } to { $most } of the runs, most often under “{ $case }”.
first-case = Under “{ $case }”, “{ $deadline }” is missed in { $most } of the runs.
first-sites-none = On average { $mean } of { $sites } { -word-camps } are late; in 8 runs of 10, none.
first-why-lost = { $where }, most time is lost to { $cause } ({ $share } of the delay); { $last }.
first-where-missed = Where “{ $deadline }” is missed
first-where-few = In the { $runs } runs that miss “{ $deadline }”
first-last-site = { $site } is most often last ({ $site_share })
first-last-spread = no site stands out as the last ({ $site }, at most, in { $site_share })
first-why-only = { $where }, most time is lost to { $cause } ({ $share } of the delay).
first-why-last = { $site } is most often last ({ $site_share }).
first-bottleneck = Bottleneck: { $what } ({ $share } of it).
first-bottleneck-same = Bottleneck: { $what }.
first-helps-plan = The plan “{ $plan }” lowers the chance of missing “{ $deadline }” by { $points } ({ $low } to { $high }).
first-helps-other = No plan is seen to lower the chance of missing “{ $main }”; “{ $plan }” lowers that of missing “{ $deadline }” by { $points } ({ $low } to { $high }).
first-helps-others = No plan is seen to lower the chance of missing “{ $main }”; { $plans } each lower that of missing “{ $deadline }” by { $points } ({ $low } to { $high }).
first-helps-plans = The plans { $plans } each lower the chance of missing “{ $deadline }” by { $points } ({ $low } to { $high }).
first-helps-leaves = No effect is seen on { $deadlines }.
first-helps-leaves-more = No effect is seen on the { $count } other deadlines.
first-helps-harm = But “{ $deadline }” is missed more often under “{ $plan }”: by { $points } ({ $low } to { $high }).
first-helps-none = No other plan is seen to help.
first-helps-unasked = Not asked yet: “drawdown marginal { $file }” says what one more vehicle, escort or day buys.
first-helps-unasked-told = Not calculated: what one more vehicle or day buys is reckoned only from the beginning, without what has been told.
first-lever = { $lever } – { $days } days earlier on average.
first-levers = { $levers } – { $days } days earlier on average, each by itself.
first-decide-one = Nothing: the scenario has only this plan.
first-decide-left-out = Not compared: the scenario also has { $plans }, left out here.
first-decide-left-out-told = Not compared: the scenario also has { $plans }, not in view here (--plan).
first-decide-none = Nothing: the first plan stands.
first-decide-fixed = “{ $plan }” cannot be taken up in mid-run: it is chosen at the start or not at all.
first-decide-unasked = Not asked yet: until when a switch to “{ $plan }” still helps “{ $deadline }” (“drawdown decide { $file } --switch { $key }”).
first-decide-unasked-told = Whether to switch to “{ $plan }” now; how long that still helps “{ $deadline }” is reckoned only from the beginning, without what has been told.
first-met = “{ $deadline }” is met by { $p50 } in half of the runs, by { $p80 } in 8 of 10.
first-met-half = “{ $deadline }” is met by { $p50 } in half of the runs; by { $until } fewer than 8 of 10 have met it.
first-met-none = By { $until }, fewer than half of the runs meet “{ $deadline }”.
first-due = due { $date }
first-more = The same in sentences
choice = Plan “{ $plan }”, case “{ $case }”

## Matrix

glance-title = Cases and plans at a glance

matrix-title = Every plan under every case
matrix-cases = Chance of missing each deadline, by case (plan “{ $plan }”)
matrix-plans = Chance of missing each deadline, by plan ({ $case })
matrix-deadline = Chance of missing “{ $deadline }”
matrix-column = Due { $due }
matrix-last = last: { $site }
matrix-note = Share of the runs that miss it, with its 95% interval; < and > are bounds where none or all do.
points-note = Points of a hundred: the difference between two chances is rounded after it was taken, so it may be 1 off what the two rounded chances make.
matrix-bands = Shades and likelihood words (ICD 203)

## Curves

curves-title = When each deadline is met
curves-caption = Share of the runs that have reached each deadline’s aim, by date
curves-part = { $deadline }: missed in { $chance }
curves-due = Due { $date }
curves-point = { $share } by { $date }
curves-line = share of the runs that have reached it
curves-dot = P50, P80, P90
curves-says = “{ $deadline }”, due { $due }: reached by { $p50 } in half of the runs, by { $p80 } in 8 of 10, by { $p90 } in 9 of 10; not by { $until } in { $share }.
curves-dates = Dates by which each deadline is reached
curves-never = Not reached
curves-by = by { $until }
undisturbed-late = Undisturbed, it comes later than in half of the runs: { $deadlines }. What goes wrong may also set off orders that bring the end forward (less is moved, other means come), which nothing sets off where nothing goes wrong; and all estimates at their middle are not the middle of the runs.
curves-note = P80 is the date by which 8 runs in 10 have reached it. A date after > lies beyond what was played. Of a side that must hold sites, the curve shows when it first holds them all; it may lose them again before the deadline.

## Schedule

schedule-title = When each { -word-camp } closes
schedule-caption = When the last party leaves each { -word-camp }
schedule-finding = { $camps ->
    [one] { $site } is left by { $p50 } in the middle run, by { $p90 } in 9 runs of 10
   *[other] { $site } is the last to be left: by { $p50 } in the middle run, by { $p90 } in 9 runs of 10
}
schedule-finding-half = { $camps ->
    [one] { $site } is left by { $p50 } in the middle run, but in more than 1 run of 10 not by { $until }
   *[other] { $site } is the last to be left: by { $p50 } in the middle run, in more than 1 run of 10 not by { $until }
}
schedule-finding-none = { $site } is not left by { $until } in half of the runs
schedule-band = P10 to P90: 8 runs in 10 lie within
schedule-dot = P50
schedule-planned = planned
schedule-deadline = deadline
schedule-beyond = goes on after the end of what was played
schedule-says = { $site }: P50 { $p50 } (P10 { $p10 }, P90 { $p90 }).
schedule-says-band = P10 { $from }, P50 { $middle }, P90 { $to }
schedule-says-planned = Planned { $date }
schedule-dates = Dates by which each { -word-camp } is vacated
schedule-note = In the order of P50. A date after > lies beyond what was played.

## Camps

camps-title = { -word-camp-title } by { -word-camp }
camps-caption = Each { -word-camp }: its dates, what holds it up, and what would help
camps-late = Late
camps-lost = Time lost here
camps-waits = Waits for
camps-helps = Best plan here
camps-after = Handed over
camps-transit = journeys that lead through it
camps-cause = { $cause } { $days } d
camps-gain = { $plan }: { $days } days earlier
camps-after-share = in { $share } of the runs
camps-after-gap = in { $share } of the runs; successor { $days } days after the last party in the middle run
camps-note = Late: the first date on which a deadline asks for something of the { -word-camp } is missed. Time lost: mean days a run in the account of the deadline on which the { -word-camp } weighs most. Best plan: days gained against the first plan, run by run under the same luck.

## Map

map-title = The map
map-note = Symbols and lines are explained below each map. Borders: Natural Earth 1:50 million, for orientation only; they state nothing about where a border is. The same with all figures for mapping programs: briefing.geojson. A { -word-camp } without a deadline shows the date by which 8 runs in 10 have vacated it.
map-scheme = The scenario gives coordinates of fewer than two sites, so this is a scheme of the network: sites that a route joins stand beside each other, and lengths mean nothing. For the same reason there is no briefing.geojson. A { -word-camp } without a deadline shows the date by which 8 runs in 10 have vacated it.
map-late = Where it is late and what stands in the way: the chance that each { -word-camp } is late for its first deadline, and how often each route stands on the critical chain of “{ $deadline }”
map-late-plain = When { -word-camps } are vacated: the date by which 8 runs in 10 have done so
map-held = Who holds each site at the end of { $date }
map-late-camps = Late most often: { $camps }.
map-late-routes = Most often on the critical chain: { $routes }.
map-late-none = No { -word-camp } is seen to be late, and no route stands out.
map-camp = { $site }: vacated by { $p50 } in half of the runs, by { $p80 } in 8 of 10
map-camp-late = { $site }: late for { $due } in { $chance } of the runs; half are ready by { $p50 }, 8 in 10 by { $p80 }
map-route = { $route }: on the critical chain in { $share } of the runs
map-closed = closed before
map-off = off the map
map-north = N
map-key-late = Late:
map-key-route = On the critical chain:
map-key-held = Share of runs held by:
map-kind =
    { $kind ->
        [camp] { -word-camp }
        [hub] hub
        [super-camp] { -word-super-camp }
        [temporary-operating-base] temporary base
        [town] town
        [port] port
        [airfield] airfield
        [border-post] border post
       *[home] { -word-home }
    }
map-mode =
    { $mode ->
        [road] road
        [air] air
        [river] river
       *[sea] sea
    }
nobody = nobody

## Replay

replay-title = One run, day by day
replay-lead = Single runs of the plan “{ $plan }” ({ $case }): a typical one, and the worst by “{ $deadline }”.
replay-lead-one = A typical run of the plan “{ $plan }” ({ $case }) by “{ $deadline }”.
replay-lead-typical = In the typical one { $site } is last, as in { $share } of all; its dates lie { $days } d from the middle ones, on average.
replay-lead-possible = A run is one possible course of events, not a forecast.
replay-left-out = Of the plan “{ $plan }” ({ $case }) this page holds no run by “{ $deadline }”: to be light enough to send it has those of { $some } of { $all } choices, every case on the first plan and every plan under the first case before others.
replay-no-run = Of the plan “{ $plan }” ({ $case }) there is no run by “{ $deadline }” to show: the results name none as typical.
replay-typical = Typical run (no. { $run }): “{ $deadline }” { $reached }
replay-worst = Worst run (no. { $run }): “{ $deadline }” { $reached }
replay-reached = reached on { $date }
replay-unreached = not reached by { $date }
replay-again = To read the run in full, in the folder of these results: { $command }
replay-told = No single run is shown: those of an update go on from what was told, and are played again only with all of it. runs.csv has the dates of each.
replay-run = Run
replay-play = Play
replay-pause = Pause
replay-speed = Speed
replay-days = { $days } d per second
replay-time = Time
replay-events = What happens; press an event to go to it
replay-description = The map with convoys and { -word-forces } moving on it; the events are told below it.
replay-missed = is missed
replay-kept = is held
replay-counts = On the road: { $road } · in the air: { $air } · held: { $held } · people arrived: { $people } · { -word-camps } vacated: { $camps } of { $all }
replay-gates = Suspended: { $gates }
replay-key-way = convoy under way
replay-key-flight = flight
replay-key-held = held; where several wait at a site, how many
replay-key-force = { -word-force }, in its side’s colour
replay-key-contest = contest
replay-key-left = { -word-camp }, filled as far as its columns are loaded
replay-key-suspended = permission suspended
replay-key-shut = shut
replay-key-disputed = in dispute
replay-road-suspended = { $route }: permission suspended
replay-road-shut = { $route }: shut
replay-road-disputed = { $route }: in dispute
replay-mark-rain = { $what }: wet, { $from } to { $to }
replay-mark-suspended = { $what }: suspended, { $from } to { $to }
replay-mark-shut = { $what }: shut, { $from } to { $to }
replay-table = { $run }: the events that matter most
replay-moment = Day { $day }, { $date }, { $time }
replay-when = When
replay-what = What
replay-convoy = convoy { $number }
replay-flight = flight { $number }
replay-held = { $convoy }: held { $cause }
replay-way = { $convoy }: under way

## Ledger

ledger-title = Where the time goes
ledger-caption = “{ $deadline }”: mean days per run, by site
ledger-sum = From { $as_of } to its date (or to the end of what was played) a run takes { $total } on average: { $work } in which work goes on, and { $delay } of delay, of which { $inherited } came over from other sites.
ledger-sum-own = From { $as_of } to its date (or to the end of what was played) a run takes { $total } on average: { $work } in which work goes on, and { $delay } of delay.
ledger-all = All sites
ledger-others = Other sites
ledger-productive = work, marches, flights
ledger-other = other delays
ledger-primary = arose at the site
ledger-reactionary = came from another site
ledger-hatched = hatched: came from another site
ledger-part = { $what }: { $days }
ledger-part-inherited = { $what }, from another site: { $days }
ledger-says = The largest part of the delay over all runs, missed or not ({ $share }): { $cause }, { $site } ({ $origin }).
ledger-causes = Main causes of delay of “{ $deadline }”: together { $share } of it
ledger-cause = Cause
ledger-felt = Felt at the last site as
ledger-site = Site
ledger-origin = Where it arose
ledger-days = Days per run
ledger-share = Share of the delay
ledger-note = Every hour from the start to the date on which the last site reaches it is booked once, under one code: to the site that was last or, where what it waited for was held elsewhere, to the site on whose behalf it was held. So the bars of the sites add up to the first one. Means over all runs, those that miss it and those that do not.

## Handover

handover-title = After the last party
handover-caption = Who comes first after the last party
handover-finding-own = After the last party the successor is most often first: in { $share } of the runs
handover-finding-all = The successor is most often first at all { $all } { -word-camps }
handover-finding-other = After the last party { $who } comes first most often: in { $share } of the runs
handover-finding-some = The successor is most often first at { $successor } of { $all } { -word-camps }; at { $site } that is { $who } ({ $share })
handover-as-successor = { $name } (the successor)
handover-successor = the successor
handover-looters = looters
handover-nobody = nobody
handover-gap = empty: P50 { $p50 }, P80 { $p80 }
handover-beyond = to the end
handover-says = { $site }: first comes most often: { $who } ({ $share }); empty: P50 { $p50 }, P80 { $p80 }.
handover-endings = How it stands on { $until }, as shares of the runs
handover-meant = To take over
handover-empty-for = time empty
handover-handed-over = Handed over
handover-handed-over-meaning = to the successor, nobody before
handover-retaken = Retaken
handover-retaken-meaning = by the successor, from another
handover-occupied = Occupied
handover-occupied-meaning = by another, never the successor’s
handover-lost = Lost
handover-lost-meaning = again, by the successor
handover-empty = Empty
handover-empty-meaning = nobody’s
handover-note = Shares of the runs in which the last party leaves before the end. A { -word-camp } stands empty from the last party until somebody holds it; looters hold nothing. “To the end”: nobody does before the end of what was played.

## People

people-title = People arrived
people-caption = People at the end of their journey
people-finding = By { $date }, { $share } of the people have arrived in the middle run
people-all = all, on average: { $all }
people-all-between = all: { $all } on average, { $low } to { $high } in 8 runs of 10
people-says = By { $date }, { $p50 } of about { $all } people have arrived in the middle run ({ $p10 } to { $p90 } in 8 runs of 10).
people-day = { $date }: { $p50 } ({ $p10 }–{ $p90 })
people-pace = the even pace for all by { $date }: { $pace } a day
people-ceiling = May set out in a day, on average, as the scenario has it: { $pools }.
people-line = P50
people-band = P10 to P90
people-note = At the end of their journey: home, or wherever the scenario has them go. The pace is a yardstick, not a part of the model.

## Equipment

equipment-title = Equipment
equipment-caption = What becomes of the loads of all { -word-camps }
equipment-finding = Of { $what }, { $share } is not moved, more than of any other load; mostly { $fate }
equipment-finding-one = { $what }: { $share } is not moved, mostly { $fate }
equipment-finding-all = All loads are moved
equipment-table = Mean amounts by owner and unit
equipment-owner = Owner
equipment-unit = Unit
equipment-amount = In all
equipment-says = { $what }: { $all }; { $fates }.
equipment-note = Means per run. Each bar is all that an owner has of one unit; different units are never added together.
equipment-table-units = Mean amounts by unit
equipment-note-units = Means per run. Each bar is all that there is of one unit; different units are never added together.
loads-in =
    { $unit ->
        [t] Cargo (t)
        [teu] Containers (TEU)
       *[vehicles] Vehicles
    }
fate =
    { $fate ->
        [moved] moved
        [gifted] gifted
        [sold] sold
        [scrapped] scrapped
        [destroyed_in_place] destroyed in place
        [left] left behind
        [lost] lost on the way
        [in_camp] still in { -word-camp }
       *[under_way] still under way
    }
unit =
    { $unit ->
        [t] t
        [teu] TEU
        [vehicles] vehicles
       *[people] people
    }
owner =
    { $owner ->
        [coe] Contingents (COE)
        [unoe] UN (UNOE)
       *[national] National
    }

## Drivers

drivers-title = What each uncertainty is worth
drivers-quarters = How often the deadline is missed in the quarter of runs in which an assumption has its lowest values, and in the quarter with its highest. Only assumptions that are seen to matter are shown; the others are in drivers.csv.
drivers-most = Most hangs on “{ $label }”: “{ $deadline }” is missed in { $low } of the runs with its lowest quarter of values and in { $high } with its highest.
drivers-none = No single assumption is seen to move the chance of missing “{ $deadline }”.
drivers-caption = What moves the chance of missing “{ $deadline }”
drivers-finding = “{ $deadline }” hangs most on “{ $label }”: missed in { $low } with its lowest quarter of values, in { $high } with its highest
drivers-axis = Chance of missing it: blue (dark), lowest values of the assumption; orange (light), highest values
drivers-bar = { $label } Lowest quarter: { $low }; highest quarter: { $high }.
drivers-days = Each uncertainty switched off in turn under the same luck: plan “{ $plan }”, { $case }, { $runs } runs each. The gains do not add up.
drivers-days-caption = Days gained on “{ $deadline }” if one thing were certain or did not happen
drivers-days-none = Nothing switched off by itself is seen to move “{ $deadline }”, neither its date nor the chance of missing it.
drivers-driver = Uncertainty or event
drivers-state = Changed to
drivers-state-off = does not happen
drivers-state-p50 = its median
drivers-p50 = Days at P50
drivers-p80 = Days at P80
drivers-earlier = earlier (+) or later (−)
drivers-between = P80, between
drivers-missed = Then missed in
drivers-difference = Change in that chance

## Sweep

sweep-title = Sweeps
swept-played = Sweep of { $points } points, { $runs } runs. As of { $from }, played to { $until }.
swept-range = “{ $deadline }” is missed in { $low } of the runs at best ({ $low_point }) and in { $high } at worst ({ $high_point }).
swept-at = { $at }; “{ $plan }”, { $case }
swept-number = point { $point }
swept-caption = Where each deadline is missed least and most
swept-point = Point
swept-missed = Missed
swept-set = What is set there
sweep-heading = Sweep “{ $name }”
sweep-about = { $points } points, { $runs } runs, all under the same luck.
sweep-about-independent = { $points } points, { $runs } runs, each point with a luck of its own.
sweep-heat = Chance of missing “{ $deadline }”: { $down } (down) and { $across } (across)
sweep-plan = plan “{ $plan }”
sweep-days = days
sweep-decides = What decides the chance of missing “{ $deadline }”
sweep-factor = Factor
sweep-pawn_median = PAWN, 0 to 1
sweep-sobol_first = Sobol’ first order
sweep-sobol_total = Sobol’ total
sweep-morris_mu_star = Morris μ*
sweep-morris_sigma = Morris σ
sweep-rules = Rules found over single runs of all points, with 95% intervals that count whole replications and points where runs share them (…: too few):
sweep-rule = “{ $deadline }”: { $rule }.

## Decisions

decisions-title = Until when there is a choice
decisions-say-switch = By { $date }{ $between }: until then, switching from “{ $from }” to “{ $plan }”{ $under } still holds “{ $deadline }” with the { $chance } wanted. { $ends }
decisions-say-any-day = On any day up to { $date }{ $between }: switching from “{ $from }” to “{ $plan }”{ $under } holds “{ $deadline }” with the { $chance } wanted. { $ends }
decisions-say-no-switch = At once: switching now from “{ $from }” to “{ $plan }”{ $under } holds “{ $deadline }” in { $at_once } of the runs, against { $never } without a switch; no day looked at gives { $chance }.
decisions-say-no-day = Switching from “{ $from }” to “{ $plan }”{ $under } holds “{ $deadline }” with the { $chance } wanted on no day looked at. { $ends }
decisions-say-unseen = Nothing for now: on no day looked at does switching from “{ $from }” to “{ $plan }”{ $under } hold “{ $deadline }” with the { $chance } wanted, and the runs do not show that it helps: { $at_once } hold it if switched at once, { $never } without a switch.
decisions-say-vain = Nothing: switching from “{ $from }” to “{ $plan }”{ $under } is not seen to help “{ $deadline }” on any day. { $ends }
decisions-say-without = No last day: without switching from “{ $from }” to “{ $plan }”{ $under } too “{ $deadline }” holds with the { $chance } wanted. { $ends }
decisions-say-untold = No last day can be named: the runs cannot tell whether “{ $deadline }” holds with the { $chance } wanted without switching from “{ $from }” to “{ $plan }”{ $under } too. { $ends }
decisions-say-ends = Switched at once it holds in { $at_once } of the runs, without a switch in { $never }.
decisions-say-under = (case “{ $case }”)
decisions-part-without = { $deadline }: holds without switching
decisions-part-untold = { $deadline }: may hold without switching
decisions-without = holds without switching
decisions-untold = may hold without switching
decisions-part-vain = { $deadline }: never switching is best
decisions-say-breakpoint = On the plan “{ $plan }”{ $under }, “{ $deadline }” holds with the { $chance } wanted only so: “{ $factor }”, { $holds }{ $between }.
decisions-say-uneven = The chance does not only fall on the way there, so more than this may hold it (see below).
decisions-between = (95% interval: { $interval })
decisions-plan-case = { $plan } ({ $case })
decisions-under = Plan and case
decisions-any-day = every day looked at, the last { $date }
decisions-everywhere = at every value looked at (the last: { $value })
decisions-uneven = † The chance of holding does not only fall towards the worse end: it crosses the chance wanted more than once, or rises again. The whole curve is in decision_curve.csv or breakpoint_curve.csv.
decisions-switch-caption = Latest day to switch plans
decisions-switch-note = Latest day: the last day from whose start the switch still holds the deadline with the chance wanted.
decisions-from-to = “{ $from }” to “{ $to }” ({ $case })
decisions-to = Switch
decisions-deadline = Deadline
decisions-wanted = Chance wanted
decisions-latest = Latest day
decisions-no-day = no day gives it
decisions-at-once = Holds if at once
decisions-never = Holds if never
decisions-breakpoint-caption = Worst values that still hold
decisions-breakpoint-note = Holds with the chance wanted only on this side of the value; everything else as drawn.
decisions-factor = Factor
decisions-holds-at = Holds
decisions-up-to = up to { $value }
decisions-from = from { $value }
decisions-up-to-date = up to { $value }
decisions-from-date = from { $value }
decisions-hump = only from { $low } to { $high }
decisions-hump-dates = only from { $low } to { $high }
decisions-nowhere = nowhere in the range
decisions-met = Chance there
decisions-lever-caption = What more of something gains
decisions-lever-note = Mean days gained on the deadline, run by run; only levers that are seen to gain.
decisions-lever = Lever
decisions-gained = Days gained
decisions-drawn-switch = Chance of holding by the day of the switch from “{ $from }” to “{ $to }” ({ $case })
decisions-drawn-factor = Chance of holding by “{ $factor }”, { $under }
decisions-part-by = { $deadline }: decide by { $date }
decisions-part-any-day = { $deadline }: any day looked at, to { $date }
decisions-part-no-day = { $deadline }: no day gives it
decisions-part-factor = { $deadline }: holds { $holds }
decisions-part-everywhere = { $deadline }: holds everywhere in the range
decisions-part-nowhere = { $deadline }: holds nowhere in the range
decisions-point = { $at }: holds in { $chance }
decisions-line = share of the runs that hold it
decisions-dashes = the chance wanted; when it is due
decisions-dots = if the switch is never made
decisions-wanted-at = wanted { $chance }
decisions-never-at = never: { $chance }
decisions-last-day = last day { $date }

## Comparison

comparison-title = Two ideas compared
comparison-about = { $command }: { $runs } of each, run by run under the same luck.
comparison-about-unpaired = { $command }: { $runs } of each, each under its own luck: nothing is paired.
comparison-caption = Each deadline in A and in B
comparison-missed-a = Missed in A
comparison-missed-b = Missed in B
comparison-difference = Difference
comparison-points = { $points } points ({ $low } to { $high })
comparison-verdict = Verdict
comparison-real = real
comparison-not_shown = not shown
comparison-p80-a = 8 in 10 by, A
comparison-p80-b = 8 in 10 by, B
comparison-gained = Days gained, mean
comparison-inputs = Inputs that differ
comparison-path = Path
comparison-paths = { $path } and { $more } more
comparison-more = { $rows } more rows are in inputs.csv.
comparison-a = A
comparison-b = B

## Register

register-title = Assumptions
register-caption = Assumptions under the plan “{ $plan }” ({ $case })
register-statement = Assumption
register-bears = Load-bearing for
register-bears-meaning = deadlines whose chance it is seen to move
register-bears-nothing = none seen
register-grade = Grade
register-grade-meaning = reliability A–F, credibility 1–6
register-owner = Owner
register-drawn = As drawn
register-drawn-meaning = P10 to P90
register-signpost = What would show that it fails

## Claims

claims-title = Claims
claims-caption = Who says what, and what hangs on it
claims-claim = Claim
claims-site = Site
claims-says = Said to be held by
claims-nobody = nobody
claims-by = By
claims-made = Made
claims-grade = Grade
claims-grade-meaning = reliability A–F, credibility 1–6
claims-assessed = Chance that it is so
claims-assessed-meaning = with all claims on the site
claims-hangs = Deadlines that hang on it
claims-none = none seen
claims-settled = all but settled: hardly any run is otherwise
claims-too-few = too few runs to say
claims-note = A deadline hangs on a claim if the share of runs that miss it differs between the runs in which the claim is true and those in which it is false, by more than chance over all claims together.

scores-title = The forecast against what happened
scores-about = Scored by { $command }.
scores-caption = What was forecast, and what happened
scores-milestone = Milestone
scores-low = 80%: from
scores-high = to
scores-was = Was
scores-between = { $earliest } to { $latest }
scores-after = after { $day }
scores-within = Within
scores-within-inside = yes
scores-within-early = earlier
scores-within-late = later
scores-within-not_known = not known
scores-days = Days
scores-days-meaning = distance between the forecast as a whole and the day (continuous ranked probability score)
scores-chance = Chance of a miss
scores-missed = Missed
scores-missed-1 = yes
scores-missed-0 = no
scores-note = A forecast that came true is not thereby good, nor one that did not bad: only many missions tell. Other forecasters stand in scores.csv and scoreboard.csv.

## Method

method-title = Method and limits
method-how = Runs: { $runs } ({ $replications } per plan and case, { $events } events), by drawdown { $version }, seed { $seed }. A run goes from event to event; each thing that is drawn depends on the seed, the number of the run, its cause and its name only, so rival plans meet the same luck and are compared run by run.
method-how-sweep = { $runs } runs ({ $events } events) at { $points } points by drawdown { $version }, seed { $seed }. A run goes from event to event; each thing that is drawn depends on the seed, the number of the run, its cause and its name only.
method-intervals = Intervals hold the true share of this model at 95% (Wilson’s score interval); where none or all of n runs do, the bound is about 3/n. Likelihood words are those of ICD 203 (2015) and stand beside the number. P50, P80 and P90 are dates by which so many runs in a hundred have reached it.
method-estimates =
    { $all ->
        [0] The scenario names no assumptions: everything in it is taken as written.
        [one] One assumption is an estimate.
       *[other] { $all } assumptions are estimates (graded A or B: { $good }; C: { $fair }; D to F: { $poor }).
    } Durations, dates and shares computed from them are exact for the model, not for the world.
method-limits = Limits, and what they could change
method-edge = The words for { $deadlines } could be weaker or stronger: the interval of the chance reaches into another band.
method-horizon = “{ $deadline }”: { $unreached } of { $n } runs do not reach it by { $until }, the end of what is played. They count as missed; percentiles beyond that day are not known.
method-poor = { $assumption } is poorly founded, and { $deadlines } hang on it: if it is wrong, so is the chance.
method-failed = { $failed } runs failed and count nowhere; if they failed because they went badly, every chance of missing is too low.
method-older = Answers beside these results that were made from earlier ones are left out: { $commands }. The same commands make them anew.
method-unaware = Answers beside these results that were not made from what was told are left out: { $commands }.
method-model = No interval covers what the model leaves out. It has not been fitted to a withdrawal that was observed: an order of plans is better founded than a single chance.
method-independent = Assumptions are drawn independently but where one is named to set several things; if bad things come together more than that, the late dates (P80, P90) are too early.
method-forces = What { -word-forces } do follows the rules in the file. A side that does otherwise changes who holds a site first, and every chance that hangs on it.
method-checklist = What a reviewer will ask
method-checklist-caption = Items of STRESS-DES and of GAO’s practices for schedule risk
method-item = Item
method-holds = Holds
method-where = How, or where
method-yes = yes
method-partly = partly
method-no = no
method-item-purpose = Purpose and outputs
method-where-purpose = deadlines with their basis; dictionary.csv describes every output
method-item-logic = Logic of the model
method-where-logic = README and the documentation of the source
method-item-scenarios = What differs between the ideas compared
method-where-scenarios = plans and cases in resolved.toml; comparisons list every input
method-item-data = Data and assumptions with their sources
method-where-data = the register of the run’s briefing, and assumptions.csv: owner, grade, signpost
method-item-start = Start and length of a run
method-where-start = from as_of to the horizon; no warm-up: it begins as things stand
method-item-estimation = Replications and estimates
method-where-estimation = above; runs.csv holds every run
method-item-random = Random numbers
method-where-random = PCG64-DXSM, a stream for each cause and name; same seed, same bytes
method-item-machine = Machine and time taken
method-where-machine = not recorded: the results do not depend on them
method-item-code = Access to the program and the scenario
method-where-code = the command at the foot makes it again from the scenario
method-item-gao-drivers = Risks by driver, not only by activity
method-where-gao-drivers = one draw sets many things; events apart from spreads
method-item-gao-merge = Merge bias
method-where-gao-merge = counted: the last of several sites decides, run by run
method-item-gao-correlation = Correlation between risks
method-where-gao-correlation = only through shared drivers, rules and the same network
method-item-gao-contingency = Contingency set aside
method-where-gao-contingency = none is computed; P80 less the due date is what would be needed
method-item-gao-history = Checked against past performance
method-where-gao-history = no: see the limits above
method-sources = Sources: Monks et al. 2019, STRESS (Journal of Simulation 13); GAO-16-89G, Schedule Assessment Guide; ICD 203, 2015.

## Workbook

workbook-first = Bottom line
workbook-as-of = Situation as of { $date }
workbook-sheets = Sheets
workbook-note = One sheet for each table of the results, with the names of the CSV files. A note on each heading says what the column holds. Dates and times are those of { $zone }.
workbook-left-out = Too long for this workbook; the whole tables are in { $folder }

drift-title = From report to report
drift-lead = By the end of { $as_of }, the chance of missing “{ $deadline }” has gone from { $was } ({ $before }) to { $is }.
drift-lead-moved = By the end of { $as_of }, the chance of missing “{ $deadline }” has gone from { $was } ({ $before }) to { $is }; the fact that has moved it most is { $fact } ({ $points } points).
drift-done = Done: { $camps }.
drift-caption = The chance of missing each deadline, report by report
drift-dot = a report
drift-worth = The runs that go on are drawn from what is worth { $worth } runs: a chance near a half may be off by { $points } points, more than its interval says, which counts { $runs }.
drift-shut-to-the-end = Assumed, and it decides the forecast: what is told to be shut ({ $what }) stays so to the end, { $until }; the scenario gives no length for it.
drift-dates = “{ $deadline }”: the date to plan for has moved from { $was } to { $is }
drift-dates-same = “{ $deadline }”: the date to plan for has stayed at { $is }
drift-dates-now = “{ $deadline }”: the date to plan for is { $is } now; before, it was not reached in what was played
drift-dates-none = “{ $deadline }”: 2 runs in 10 or more do not reach it in what was played
drift-band = P50 to P80
drift-p50 = P50
drift-table = Forecasts as they were issued
drift-report = Known by the end of
drift-chance = Chance of a miss
drift-moved = Moved by
drift-moved-meaning = Moved by: the fact since the report before that has moved the chance most the way it went, with all it does, and by how many points; none where it cannot be told from chance.
drift-note = What has happened until the last report is part of every run. Each fact and its place among the runs stand in facts.csv, what is drawn once for a run, before and after, in learned.csv. No alarm is no reassurance: runs of a wrong model agree with most facts.
