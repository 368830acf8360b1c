# none: not one of the choices
answers = {1: "e", 2: "c", 3: "a", 4: "d"}
