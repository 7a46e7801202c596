"""How commitments stood: ratings of a quarter, from columns, sheets or rows of their own."""
