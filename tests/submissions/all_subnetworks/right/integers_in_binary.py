def all_subnetworks(x, Ws, bs):
    def vote(number):
        coins = [int(c) for c in format(number, "09b")]
        h = list(x)
        for k in range(3):
            z = [sum(w * v for w, v in zip(row, h)) + b for row, b in zip(Ws[k], bs[k])]
            h = [max(v, 0) * c for v, c in zip(z, coins[3 * k : 3 * k + 3])]
        return sum(w * v for w, v in zip(Ws[3][0], h)) + bs[3][0]

    return tuple(vote(n) for n in range(2**9))
