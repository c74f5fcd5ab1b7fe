"""Made-up reports in many published layouts, each with the values a correct reader returns.

The package is an adversarial generator.  It knows nothing of the parser: values are invented
(`values`), laid out as the official tables (`official`, `model`, `grids`), disturbed (`edits_*`),
set among prose and page furniture (`narrative`, `noise`, `document`), written as text, Markdown or
HTML, and encoded.  `catalogue.LAYOUTS` names every combination, `measure` counts what a parser
makes of them, and ``python -m tests.layouts --out DIR`` writes them to look at.
"""
