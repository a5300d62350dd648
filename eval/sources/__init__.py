"""Who stands behind a claim, measured: copies among reports, and claimants under several names."""
