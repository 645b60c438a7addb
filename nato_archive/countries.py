"""The countries that there are for outlets beside those of ISO 3166."""

# The code that is used for it, though ISO has none yet.
KOSOVO = {"XK": "Kosovo"}

# Of the sample archive, under codes that ISO leaves to everybody's own use.
INVENTED = {
    "QM": "Aldermark",
    "QN": "Brennoway",
    "QP": "Caldessa",
    "QQ": "Dorvane",
    "QR": "Esterholt",
    "QS": "Fennoria",
    "QT": "Grauland",
    "QV": "Halvern",
    "QW": "Ilmeria",
    "QX": "Jorvale",
    "QY": "Kestria",
    "QZ": "Lorrend",
    "XO": "Ostelle",
    "XP": "Pellany",
    "XV": "Varnimar",
}
