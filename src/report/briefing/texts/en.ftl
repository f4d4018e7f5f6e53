# The sentences of a briefing, in English. Numbers, dates and names come in as they are to be read.

plan = Plan
case = Case
after = after { $date }
contents = Contents
theme = Light or dark
print = Print
filter = Filter rows
choose = Shown below
skip = To the bottom line
deadline = Deadline
due = Due
flag = { $name } · { $date }
camp = Camp
planned = Planned
slip = Slip (days)
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
        [contest] contests on the way
        [packing] packing that stands still
        [inspection] waiting for inspection
        [work] work
        [loading] loading
        [march] the march
        [unloading] unloading
       *[flight] flights
    }

played =
    As of { $from }, played to { $until }: { $runs } replications of { $plans ->
        [one] one plan
       *[other] { $plans } plans
    } under { $cases ->
        [one] one case
       *[other] { $cases } cases
    }.
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
       *[none] was not played
    } ({ $chance })
bottom-dates = “{ $deadline }” is reached by { $p50 } in the middle run and by { $p80 } in 8 of 10.
bottom-no-dates = “{ $deadline }” is a limit on time, not a date.
bottom-reason = Where it is missed, most time is lost to { $cause } ({ $share } of the delay), and { $site } is most often last ({ $site_share }).
bottom-change = What would change “{ $deadline }”?
bottom-cases = Of what is assumed, “{ $case }” helps most (missed in { $chance }) and “{ $worse }” hurts most ({ $worst }).
bottom-better-case = Of what is assumed, “{ $case }” helps most (missed in { $chance }).
bottom-worse-case = No case helps; “{ $case }” hurts most (missed in { $chance }).
bottom-no-case = None of the cases is seen to make a difference.
bottom-plan = The plan “{ $plan }” lowers the chance by { $points } points ({ $low } to { $high }) under the same luck.
bottom-no-plan = No other plan is seen to lower the chance.
bottom-floor = Even the best of the { $count } combinations played (“{ $plan }”, { $case }) misses it in { $chance }.

## Matrix

matrix-title = Every plan under every case
matrix-cases = Chance of missing each deadline, by case (plan “{ $plan }”)
matrix-plans = Chance of missing each deadline, by plan ({ $case })
matrix-all = Chance of missing each deadline
matrix-column = Due { $due }
matrix-note = Share of the runs that miss it, with its 95% interval; < and > are bounds where none or all do. Shade: the seven likelihood bands of ICD 203.

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
curves-note = P80 is the date by which 8 runs in 10 have reached it. A date after > lies beyond what was played. Of a side that must hold sites, the curve shows when it first holds them all; it may lose them again before the deadline.

## Schedule

schedule-title = When each camp closes
schedule-caption = When the last party leaves each camp
schedule-band = P10 to P90: 8 runs in 10 lie within
schedule-dot = P50
schedule-planned = planned
schedule-deadline = deadline
schedule-beyond = goes on after the end of what was played
schedule-says = { $site }: P50 { $p50 } (P10 { $p10 }, P90 { $p90 }).
schedule-says-band = P10 { $from }, P50 { $middle }, P90 { $to }
schedule-says-planned = Planned { $date }
schedule-dates = Dates by which each camp is vacated
schedule-note = In the order of P50. A date after > lies beyond what was played.

## Map

map-title = The map

## Replay

replay-title = One run, day by day

## Ledger

ledger-title = Where the time goes
ledger-caption = “{ $deadline }”: mean days per run, by the site that was last
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
ledger-says = Most of the delay ({ $share }): { $cause }, { $site } ({ $origin }).
ledger-causes = Main causes of delay: together { $share } of it
ledger-cause = Cause
ledger-site = Last site
ledger-origin = Where it arose
ledger-days = Days per run
ledger-share = Share of the delay
ledger-note = Every hour from the start to the date on which the last site reaches it is booked once: to the site that was last, under one code. So the bars of the sites add up to the first one. Means over all runs, those that miss it and those that do not.

## Handover

handover-title = After the last party
handover-caption = Who comes first after the last party
handover-successor = the successor
handover-looters = looters
handover-nobody = nobody
handover-gap = empty: P50 { $p50 }, P80 { $p80 }
handover-beyond = to the end
handover-says = { $site }: first comes most often: { $who } ({ $share }); it stands empty for { $p50 } (P50), { $p80 } (P80).
handover-endings = How it stands on { $until }, as shares of the runs
handover-meant = To take over
handover-empty-for = empty for
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
handover-note = Shares of the runs in which the last party leaves before the end. A camp stands empty from the last party until somebody holds it; looters hold nothing. “To the end”: nobody does before the end of what was played.

## People

people-title = People out
people-caption = People at the end of their journey
people-all = all: { $all }
people-says = By { $date }, { $p50 } of about { $all } people are out in the middle run ({ $p10 } to { $p90 } in 8 runs of 10).
people-day = { $date }: { $p50 } ({ $p10 }–{ $p90 })
people-pace = the even pace for all by { $date }: { $pace } a day
people-ceiling = Most that may set out in a day, as the scenario has it: { $pools }.
people-line = P50
people-band = P10 to P90
people-note = At the end of their journey: home, or wherever the scenario has them go. The pace is a yardstick, not a part of the model.

## Equipment

equipment-title = Equipment
equipment-caption = What becomes of the loads of all camps
equipment-table = Mean amounts by owner and unit
equipment-owner = Owner
equipment-unit = Unit
equipment-amount = In all
equipment-says = { $what }: { $all }; { $fates }.
equipment-note = Means per run. Each bar is all that an owner has of one unit; different units are never added together.
fate =
    { $fate ->
        [moved] moved
        [gifted] gifted
        [sold] sold
        [scrapped] scrapped
        [destroyed_in_place] destroyed in place
        [left] left behind
        [lost] lost on the way
        [in_camp] still in camp
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

## Sweep

sweep-title = Over many assumptions

## Decisions

decisions-title = Until when there is a choice

## Comparison

comparison-title = Two ideas compared

## Register

register-title = Assumptions

## Claims

claims-title = Claims

## Method

method-title = Method and limits
