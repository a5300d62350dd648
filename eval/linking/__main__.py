"""`python -m eval.linking`: lists against lists, where the corpora lie beside the checkout."""

from eval.linking.section import linking_section

for line in linking_section():
    print(line)
