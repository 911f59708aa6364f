// The yardstick of docs/performance.md for stable matching, in C++: rank tables and solving, without any check or proof, on the
// instances of Recipe.java. It prints the median of 25 runs of each in milliseconds. To build and run it:
//
//   g++ -O3 -march=native -o /tmp/stable sdk-examples/src/test/cpp/stable.cpp && /tmp/stable

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <malloc.h>
#include <numeric>
#include <utility>
#include <vector>

using Lists = std::vector<std::vector<int>>;

/** splitmix64, as in Recipe.java. */
struct Recipe {
  std::uint64_t state;

  int below(int bound) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<int>(((z ^ (z >> 31)) >> 33) % bound);
  }

  void shuffle(std::vector<int>& order) {
    for (int k = static_cast<int>(order.size()) - 1; k > 0; k--) {
      std::swap(order[k], order[below(k + 1)]);
    }
  }

  Lists orders(int count, int length) {
    Lists lists(count, std::vector<int>(length));
    for (auto& list : lists) {
      std::iota(list.begin(), list.end(), 0);
      shuffle(list);
    }
    return lists;
  }
};

/** Deferred acceptance of n and n who list all of each other: whom each of the right side holds. */
std::vector<int> marriage(const Lists& left, const Lists& right) {
  const std::size_t n = left.size();
  std::vector<int> rank(n * n);
  for (std::size_t h = 0; h < n; h++) {
    for (std::size_t k = 0; k < n; k++) {
      rank[h * n + right[h][k]] = static_cast<int>(k);
    }
  }
  std::vector<int> next(n), held(n, -1);
  for (std::size_t first = 0; first < n; first++) {
    int a = static_cast<int>(first);
    while (a >= 0) {
      const int h = left[a][next[a]++];
      if (held[h] < 0 || rank[h * n + a] < rank[h * n + held[h]]) {
        std::swap(a, held[h]);
      }
    }
  }
  return held;
}

/** The same with places, and lists of one length on the left side: where each of that side is. */
std::vector<int> residents(const Lists& left, const Lists& right, int places) {
  const int n = static_cast<int>(left.size());
  const int length = static_cast<int>(left[0].size());
  std::vector<int> home, rank(static_cast<std::size_t>(n) * length);
  home.reserve(rank.size());
  for (const auto& list : left) {
    home.insert(home.end(), list.begin(), list.end());
  }
  for (std::size_t h = 0; h < right.size(); h++) {
    for (std::size_t k = 0; k < right[h].size(); k++) {
      std::size_t at = static_cast<std::size_t>(right[h][k]) * length;
      while (home[at] != static_cast<int>(h)) {
        at++;
      }
      rank[at] = static_cast<int>(k);
    }
  }
  std::vector<int> next(n), homeOf(n, -1), count(right.size());
  std::vector<std::int64_t> held(right.size() * places); // heaps of rank and resident, the worst first
  for (int first = 0; first < n; first++) {
    int a = first;
    while (a >= 0 && next[a] < length) {
      const std::size_t at = static_cast<std::size_t>(a) * length + next[a]++;
      const int h = home[at];
      const std::int64_t entry = static_cast<std::int64_t>(rank[at]) << 32 | a;
      const auto heap = held.begin() + static_cast<std::ptrdiff_t>(h) * places;
      if (count[h] < places) {
        heap[count[h]++] = entry;
        std::push_heap(heap, heap + count[h]);
        homeOf[a] = h;
        a = -1;
      } else if (entry < heap[0]) {
        const int out = static_cast<int>(heap[0] & 0xFFFFFFFF);
        std::pop_heap(heap, heap + places);
        heap[places - 1] = entry;
        std::push_heap(heap, heap + places);
        homeOf[a] = h;
        homeOf[out] = -1;
        a = out;
      }
    }
  }
  return homeOf;
}

/** Irving's algorithm, as in PlainIrving.java: whether a matching of the pool is stable. */
bool roommates(const Lists& lists) {
  const int n = static_cast<int>(lists.size());
  std::vector<int> table(static_cast<std::size_t>(n) * n);
  const auto rank = [&](int judge, int judged) -> int& { return table[static_cast<std::size_t>(judge) * n + judged]; };
  for (int a = 0; a < n; a++) {
    for (int k = 0; k < n - 1; k++) {
      rank(a, lists[a][k]) = k;
    }
  }
  std::vector<int> first(n), last(n, n - 2), second(n), holds(n, -1);
  for (int a = 0; a < n; a++) {
    int suitor = a;
    while (suitor >= 0) {
      if (first[suitor] > n - 2) {
        return false;
      }
      const int b = lists[suitor][first[suitor]];
      if (rank(b, suitor) > last[b]) {
        first[suitor]++;
        continue;
      }
      last[b] = rank(b, suitor);
      std::swap(suitor, holds[b]);
    }
  }
  std::vector<int> chain(n + 1), place(n, -1);
  for (int root = 0; root < n; root++) {
    int depth = 0;
    while (depth > 0 || first[root] < last[root]) {
      if (depth == 0) {
        chain[depth++] = root;
        place[root] = 0;
      }
      const int p = chain[depth - 1];
      if (first[p] >= last[p]) {
        place[p] = -1;
        depth--;
        continue;
      }
      int at = std::max(second[p], first[p] + 1);
      while (rank(lists[p][at], p) > last[lists[p][at]]) {
        at++;
      }
      second[p] = at;
      const int next = holds[lists[p][at]];
      if (place[next] < 0) {
        place[next] = depth;
        chain[depth++] = next;
        continue;
      }
      const int begin = place[next];
      for (int i = begin; i < depth; i++) {
        const int x = chain[i];
        const int y = lists[x][second[x]];
        first[x] = second[x];
        last[y] = rank(y, x);
        holds[y] = x;
        place[x] = -1;
      }
      for (int i = begin; i < depth; i++) {
        if (first[chain[i]] > last[chain[i]]) {
          return false;
        }
      }
      depth = begin;
    }
  }
  return true;
}

template <typename Work>
void measure(const char* name, Work work) {
  std::vector<double> times;
  long sum = 0;
  for (int run = 0; run < 25; run++) {
    const auto start = std::chrono::steady_clock::now();
    sum += work();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::printf("%s: %.2f ms (%ld)\n", name, times[times.size() / 2], sum / 25);
}

int main() {
  // Memory is kept from run to run, as a JVM keeps it; else asking for it is half of the time.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 2'000'000'000);
  for (const int n : {1000, 5000}) {
    Recipe recipe{static_cast<std::uint64_t>(n + 1)};
    const Lists left = recipe.orders(n, n);
    const Lists right = recipe.orders(n, n);
    measure(n == 1000 ? "M1000" : "M5000", [&] { return marriage(left, right)[0]; });
  }
  {
    const int people = 100'000, homes = 5'000, length = 20;
    Recipe recipe{13};
    Lists left(people, std::vector<int>(length)), right(homes);
    for (auto& list : left) {
      for (int k = 0; k < length; k++) {
        do {
          list[k] = recipe.below(homes);
        } while (std::find(list.begin(), list.begin() + k, list[k]) != list.begin() + k);
      }
    }
    for (int a = 0; a < people; a++) {
      for (const int h : left[a]) {
        right[h].push_back(a);
      }
    }
    for (auto& list : right) {
      recipe.shuffle(list);
    }
    measure("R100000", [&] { return residents(left, right, 20)[0]; });
  }
  std::vector<Lists> pools;
  for (int seed = 100; seed <= 111; seed++) {
    Recipe recipe{static_cast<std::uint64_t>(seed)};
    Lists lists(2000, std::vector<int>(1999));
    for (int a = 0; a < 2000; a++) {
      for (int k = 0; k < 1999; k++) {
        lists[a][k] = k < a ? k : k + 1;
      }
      recipe.shuffle(lists[a]);
    }
    pools.push_back(lists);
  }
  measure("P2000, 12 pools", [&] { return std::count_if(pools.begin(), pools.end(), roommates); });
}
