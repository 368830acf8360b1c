# text-for-a-number: this is text
def derivation_line(k, p, w, x):
    return ["", "(1-p)^2(w1x1+w2x2)+p(1-p)w2x2+(1-p)pw1x1", "(1-p)^2 S + p(1-p) S", "(1+p^2-2p+p-p^2) S", "(1-p) S"][k]
