# What `check` says that a scenario contains.

summary-title = { $id }: { $title }
summary-frame = As of { $as_of }, until { $until }; zone { $zone }; seed { $seed }
summary-contains = Contains: { $counted }
summary-loads = To be moved or disposed of (expected): { $loads }
summary-count =
    { $kind ->
        [camps_to_close] camps to close
       *[other] { $kind }
    } { $count }
summary-deadline-kind = { $kind }
summary-reached = { $milestone }
summary-held = held by { $side }
summary-empty = empty for { $span } at most
