"""What cashflower is told: 277 months, sums over all model points, nothing written."""

settings = {
    "GROUP_BY": None,
    "MULTIPROCESSING": False,
    "OUTPUT_VARIABLES": None,  # a choice of them would come out under one another's names (0.10.9)
    "SAVE_DIAGNOSTIC": False,
    "SAVE_LOG": False,
    "SAVE_OUTPUT": False,
    "T_MAX_CALCULATION": 276,
    "T_MAX_OUTPUT": 276,
}
