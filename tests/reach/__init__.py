"""
How much of what is wrong is found, and that nothing is found where all is right, told by an arithmetic of its own.

Figures are made, and judged, by the names of the contract alone, without the rules and the relations of the forms, so that a
fault of these shows. Those that Hypothesis draws come from `gov_disclosure.testing`.
"""
