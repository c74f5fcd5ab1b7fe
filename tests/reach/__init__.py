"""
How much of what is wrong is found, and that nothing is found where all is right, told by an arithmetic of its own.

Figures are made, and judged, by the names of the contract alone: nothing here imports the rules, the relations of the forms or
`gov_disclosure.testing`, so that a fault of these shows.
"""
