# What is said otherwise of humanitarian work, in English.

-word-camp = site
-word-super-camp = main site
-word-home = final destination
-word-camps = sites
-word-camp-title = Site
-word-force = armed group
-word-forces = armed groups

owner =
    { $owner ->
        [coe] Partners’
        [unoe] The organisation’s
       *[national] Personal
    }
