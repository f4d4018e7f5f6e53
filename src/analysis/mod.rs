//! What the runs say: intervals, dates, ledgers; pure over the results of an experiment.
