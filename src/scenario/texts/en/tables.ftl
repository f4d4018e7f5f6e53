# What is said of tables: statuses, records, lists of camps.

record-cannot-read = { $name } cannot be read: { $why }
record-record-cannot-read = the record cannot be read: { $problem }
record-record-has-no-rows = the record has no rows
record-write-row-each-milestone-which = write a row for each milestone of which something is known
record-there-two-columns = there are two columns { $text }
record-record-has-no-column = a record has no column { $text }
record-record-has-no-column-2 = the record has no column { $name }
record-source-say-who-says = source: say who says so
record-deadline-about-who-holds-site = deadline { $deadlines } is about who holds a site or how long it stands empty, which is no date that a forecast could be scored by
record-record-camps-about-instead-camp = record the camps that it is about instead (camp.x.vacated)
record-scenario-has-no-milestone = the scenario has no milestone { $text }
record-no-date = { $text } is no date
record-day-such = a day such as 2023-12-15
record-row-says-nothing-when-was = the row says nothing of when it was reached
record-earliest-latest-latest-alone-not = earliest and latest, latest alone, or not_by
record-row-says-both-when-was = the row says both when it was reached and that it was not
record-leave-not-empty-earliest-latest = leave not_by empty, or earliest and latest
record-there-earliest-day-no-latest = there is an earliest day and no latest one
record-give-latest-too-same-day = give latest too; the same day if it is known, or use not_by
record-before-forecast = { $day } is before the forecast was made (as_of { $start })
record-earlier-than-its-part = `{ $whole }` cannot have come about by { $until }: `{ $part }`, without which it does not, came on { $from } at the earliest
record-later-than-its-parts = `{ $whole }` cannot have come about only on { $from } or later: by the other rows the last that it wants had come by { $until }
record-leave-out-what-was-known = leave it out: what was known is no forecast
record-ends-before-begins = { $earliest } to { $latest } ends before it begins
record-cannot-have-been-known = { $last } cannot have been known on { $known_on }
record-day-up-known = a day up to known_on
record-recorded-twice-known = { $text } is recorded twice as known on { $known_on }
record-correction-has-later-known-than = a correction has a later known_on than what it corrects
record-here-before-record-one-mission = { $text } here, and { $text_2 } before: a record is of one mission
record-row-has-no = the row has no { $column }
spreadsheet-first-line-has-both = its first line has both { $separator } and { $other }
spreadsheet-decimal-comma-needs-columns-apart = ; a decimal comma needs columns apart by semicolons
spreadsheet-apart-line-has-cells-first = apart by { $separator }, line { $line } has { $len } cells and the first line { $expected_len }{ $hint }
table-table-has-no-camp = the table has no camp in it
table-two-camps-would-called = two camps would be called { $key }
table-table-camps-has-no-column = a table of camps has no column { $text }
table-table-has-no-column = the table has no column { $names }
table-this-row-names-no-camp = this row names no camp
table-cannot-made-name = { $text } cannot be made a name
table-has-no-distance = { $camp } has no distance
table-no-number = { $text } is no number of { $units }
table-no-number-degrees = { $text } is no number of degrees
check-had-not-come-about-another = { $what } had not come about by { $day }, and another row dates it { $day_2 }
check-leave-out-row-wrong = leave out the row that is wrong
check-what-told-before-makes-more = { $kind } { $what }: with what is told before, that makes { $per } { $kind_2 }, more than there was ({ $per_2 } at most)
check-correct-amount-scenario = correct the amount, or the scenario
check-people-out-people-more-than = people-out { $what }: { $value } people are more than there were ({ $most } at most)
check-camp-was-empty-left = camp { $camp } was empty on { $day }, and { $base_per_unit } of { $what } are left in it
check-what-stays-good-shed-else = what stays for good is shed; else the camp is not vacated yet
check-before-camp =
    { $what } on { $day }, before camp { $camp } { $what_2 ->
       *[begun] began
        [lifted] was lifted
        [vacated] was vacated
    } on { $date }
check-while-camp =
    { $what } on { $day }, but by { $date } camp { $camp } { $what_2 ->
       *[begun] had not begun
        [lifted] was not lifted
        [vacated] was not vacated
    }
check-shut-scenario-does-not-say = { $what } { $name } is shut on { $day }, and the scenario does not say for how long: it stays so to the end of the scenario, { $day_2 }, and decides what has to pass there
check-give-length-scenario-every-d = give its length in the scenario, as in { $what }.{ $name }.{ $key } = [{"{"} every = "400 d", lasts = {"{"} triangular = ["5 d", "20 d", "60 d"] {"}"} {"}"}]
check-camp-was-vacated-before-camp = camp { $camp } was vacated on { $day } before camp { $camp_2 } was { $milestone }, which it waits for in the scenario: taken as told; what the runs still wait for is passed over, and nothing else of the order changes
doubt-lift-was-over = its lift was over
doubt-papers-were-handed-over = its papers were handed over
doubt-scenario-they-handed-over-only = , and in the scenario they are handed over only when that has gone
doubt-camp-left = { $since } on { $day } in camp { $camp }, and { $base_per_unit } { $kind } of { $what } are left in it{ $why }
doubt-correct-one-two-rows-what = correct one of the two rows; what stays for good is shed
doubt-camp-was-vacated-people-have = camp { $camp } was vacated on { $day }, and { $value } of its { $there } people have left
doubt-correct-one-two-rows-camp = correct one of the two rows; or the camp is not vacated yet
doubt-goes-back = { $kind } { $what }: { $value } on { $day }, after { $told } on { $day_2 }: taken as told, each on its day
doubt-correct-one-or-give-precision = correct the one that is wrong, or give a precision if both are counts of the same
doubt-outside-its-spread = { $what }: { $value }, and the scenario draws { $least } to { $most }: taken as told
doubt-correct-value-or-spread = correct the value (and its unit), or the spread of { $what } in the scenario
says-days-of-a-road = { $text } is per day of 24 hours, and the scenario has hours in which one marches
says-give-open-hours-km = give it per open hour, as in "12 km/h"
says-a-date-has-no-value = a fact that came about on a date has no value, and here stands { $text }
says-leave-value-empty = leave value empty
doubt-more-convoys = { $value } convoys of pool.{ $pool } under way, which has { $vehicles } vehicles at most
doubt-correct-convoys = correct the number: runs are only weighed by it
doubt-which-has-most-scenario-taken = { $value } in { $path }, which has { $there } at most in the scenario: taken as told, { $value } from that day on
doubt-correct-number-count-if-there = correct the number, or { $path }.count if there are more than was planned
reading-row-has-no = the row has no { $column }: { $why }
reading-say-what-about = say what it is about
reading-say-which-day-this-status = say of which day this status is
reading-before-scenario-begins = { $as_of } is before the scenario begins (as_of { $start })
reading-what-was-known-then-stands = what was known then stands in the scenario itself
reading-status-says-more-than-was = a status of { $as_of } says more than was known on { $day } (--as-of)
reading-leave-out-ask-later = leave it out, or ask for a later --as-of
reading-known-after-day-status = known on { $known_on }, after the day of the status ({ $as_of })
reading-correction-belongs-later-status-give = a correction belongs to a later status: give it a later as_of
reading-no-grade = `{ $text }` is no grade
reading-reliability-from-f-credibility-from = a reliability from A to F and a credibility from 1 to 6: B2
reading-say-what-kind-fact = say what kind of fact it is
reading-no-kind-fact = `{ $text }` is no kind of fact
reading-there-no = there is no { $table } `{ $bare }`
reading-assumption-no-date-could-still = assumption { $name } is no date that could be still to come
reading-does-not-say-what-has = `{ $what }` does not say what has not come about
reading-camp-name-assumption-name-date = camp.NAME.{ $camp }, or assumption.NAME of a date
reading-there-no-line = there is no line `{ $what }`
reading-no-list-called = no list is called `{ $what }`
reading-closures-every-camp-vacated-among = closures: every camp that is vacated is among the rows
reading-told-twice-status = { $kind } { $what } is told twice in the status of { $as_of }
reading-correction-has-later-known-than = a correction has a later known_on or as_of than what it corrects
reading-rows-left-open =
    { $rows ->
        [one] one row of the template is not filled in: nothing is taken from it
       *[other] { $rows } rows of the template are not filled in: nothing is taken from them
    }
reading-fill-in-rows-left-open = fill in date or value; of what has not come about, write not-yet for its kind
row-status-has-no-key = a status has no key "{ $other }"
row-status-once-each-fact = [[status]], once for each fact
row-status-cannot-read = the status cannot be read: { $problem }
row-status-has-no-column = a status has no column `{ $name }`
row-status-has-no-column-2 = the status has no column { $column }
says-say-when-came-about = say when it came about
says-after-day-status-nobody-can = { $day } is after the day of the status ({ $as_of }): nobody can know that
says-cannot-have-been-known = { $day } cannot have been known on { $known_on }
says-before-scenario-begins = { $day } is before the scenario begins (as_of { $start })
says-say-how-much = say how much
says-say-how-stands = say how it stands
says-does-not-say-how-stands = `{ $other }` does not say how it stands
says-assumption-no-number-drawn = assumption { $assumption } is no number that is drawn
says-choose-case-says-what-has = choose the case that says what has become known
says-days-of-an-office = { $text } counts days of 24 hours, and { $gate } answers in its office hours
says-say-which-value = say which value
value-no-date = `{ $text }` is no date
value-day-such-second-t = a day such as 2023-12-15, or a second of it: 2023-12-15T06:00:00
value-no-precision-date = `{ $text }` is no precision of a date
value-duration-such-d-day-itself = a duration, such as 1 d for the day itself or 3 d
value-this-counted = `{ $text }` is in { $kind }, and this is counted in { $kind_2 }
value-no-load = `{ $text }` is no load: { $problem }
value-no-whole-number = `{ $text }` is no whole number
value-whole-number = a whole number: 12
value-not-kind = `{ $text }` is { $dimension }, and not of its kind
spreadsheet-semicolons = semicolons
spreadsheet-tabs = tabs
spreadsheet-commas = commas
