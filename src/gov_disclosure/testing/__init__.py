"""testing"""
from gov_disclosure.testing.building import build_report, free_cells, some_figures, with_figures
from gov_disclosure.testing.writing import render_text
from gov_disclosure.testing.faults import KINDS, Fault, seed_fault
