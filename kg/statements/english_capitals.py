"""Words that English writes with a capital and that are no name: at the start of a sentence, of offices, of the calendar."""

_OPENING = (
    "The A An And Of In On At As With Under After Before During He She They It We This That These Its Their His Her Our Both Two Three First Last Next "
    "Also Although Earlier Here Later Meanwhile Once Only Since There Though Today Until When Where While Yesterday According Acting Asked Speaking"
)
_CALENDAR = (
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
_PUBLIC = (
    "City Mayor Governor Vice Deputy Council President Secretary General Director Minister Ambassador Executive Metropolitan Government Office Hall "
    "Department Division Bureau University Union Network World International Global Forum Summit Agreement Korean Chinese Japanese Asia"
)
CALENDAR = frozenset(_CALENDAR.split())
_ANY = frozenset(f"{_OPENING} {_CALENDAR} {_PUBLIC}".split())
# Park and Lake are persons' names too
NO_PERSON = _ANY | frozenset("Korea Pacific Seoul".split())
NO_PLACE = _ANY | frozenset(
    "New Former Lord Dr Mr Ms Mrs Sister Friendship Memorandum Republic Kingdom Ministry Embassy Delegation Committee Culture Tourism Park Museum Festival "
    "Street Road River Lake Mount Island Islands District County Province Prefecture Region State Town Village Port Europe Africa America Americas Oceania "
    "Scandinavia European Asian African American".split()
)
