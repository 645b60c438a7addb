"""A plainly fictional transcript, in the layout of the real ones, for tests to change."""

TITLE = "Fictional press conference"
BYLINE = "by Secretary General Ada Example"

TRANSCRIPT = f"""\
{TITLE}
{BYLINE}
(As delivered)
Good afternoon. This is a fictional statement about bridges and lighthouses.
It has a second line.
Spokesperson Max Muster: Thank you. The Example Times, please.
Erika Beispiel (Example Times): What will the lighthouse keepers do in winter?
Secretary General Ada Example: They will keep the lamps burning, as every year.
Spokesperson Max Muster: Next, Radio Nowhere.
Juan Ejemplo (Radio Nowhere): How many bridges are planned this decade?
Secretary General Ada Example: Seven bridges, and perhaps an eighth one over the quiet river.
Juan Ejemplo (Radio Nowhere): And who pays for the eighth?
Secretary General Ada Example: That will be agreed when the river agrees.
Spokesperson Max Muster: That is all. Thank you.
"""
