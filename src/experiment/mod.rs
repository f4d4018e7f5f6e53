//! Many runs: every plan under every case, on all cores, to one set of results.
