def derivation_line(k, p, w, x):
    a, b = np.asarray(w) * x
    q = np.asarray(1 - p)
    return np.select([np.array(k == 1), np.array(k == 2), np.array(k == 3), np.array(k == 4)], [q*q*(a+b)+p*q*b+q*p*a, q*q*(a+b)+p*q*(a+b), (1+p**2-2*p+p-p**2)*(a+b), q*(a+b)])
