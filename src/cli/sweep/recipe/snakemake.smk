# en: Plays a sweep of drawdown in @SHARDS@ shards: snakemake --snakefile THIS --cores 8, or on a cluster with --executor.
# fr: Joue un balayage de drawdown en @SHARDS@ parts : snakemake --snakefile CECI --cores 8, ou sur une grappe avec --executor.
# en: What is played is not played again.
# fr: Ce qui est joué n’est pas rejoué.
SHARDS = @SHARDS@
OUT = r"""@OUTPLAIN@"""


rule all:
    input:
        OUT + "/manifest.toml",


# en: What all shards need, found out once: the points, and how long a run takes.
# fr: Ce dont toutes les parts ont besoin, établi une fois : les points, et ce que dure une simulation.
rule prepare:
    output:
        OUT + ".design",
    shell:
        r"""@SWEEPDOUBLED@ --prepare"""


# en: Status 2 is a fault of the machine and worth another try; status 1 fails again, at once.
# fr: Le statut 2 est une faute de la machine et mérite une nouvelle tentative ; le statut 1 échoue de nouveau, aussitôt.
rule shard:
    input:
        OUT + ".design",
    output:
        OUT + ".shard-{number}-of-@SHARDS@/done.toml",
    threads: 1
    retries: 2
    shell:
        r"""@SWEEPDOUBLED@ --yes --resume --threads 1 --shard {wildcards.number}/@SHARDS@"""


# en: Put together: the same bytes as those of one machine.
# fr: Réunir : les mêmes octets que ceux d’une seule machine.
rule merge:
    input:
        expand(OUT + ".shard-{number}-of-@SHARDS@/done.toml", number=range(1, SHARDS + 1)),
    output:
        OUT + "/manifest.toml",
    shell:
        r"""rmdir @OUT@ 2>/dev/null || true; drawdown merge @OUT@.shard-*-of-@SHARDS@ --out @OUT@"""
