# Ce qui se dit autrement de l’action humanitaire, en français.

-word-super-camp = site principal
-word-home = destination finale
-word-force = groupe armé
-word-forces = groupes armés

owner =
    { $owner ->
        [coe] Partenaires
        [unoe] Organisation
       *[national] Effets personnels
    }
