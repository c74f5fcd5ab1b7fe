"""The official forms. A form is a folder: `layout.lark`, `model.py`, `relations.toml` and a `Form` value."""

from gov_disclosure.forms.form import Column, Form
from gov_disclosure.forms.registry import form_in_force, get_form, known_forms

__all__ = ["Column", "Form", "form_in_force", "get_form", "known_forms"]
