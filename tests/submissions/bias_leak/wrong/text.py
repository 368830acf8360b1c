# text-for-a-number: this is text
leaky = "before"
leaked = "2"
