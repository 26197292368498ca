"""The model points of BasicTerm_ME, as lifelib's run left them."""

import os

import numpy as np
import pandas as pd
from cashflower import ModelPointSet

INPUTS = dict(np.load(os.environ["BASIC_TERM_INPUTS"]))
COLUMNS = ("age_at_entry", "policy_term", "policy_count", "sum_assured", "duration_mth", "premium")

policy = ModelPointSet(data=pd.DataFrame({name: INPUTS[name] for name in COLUMNS}))
