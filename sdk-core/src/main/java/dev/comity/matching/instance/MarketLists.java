package dev.comity.matching.instance;

/** How a {@link Market} keeps its lists; the words are those of the market. */
interface MarketLists {

  int applicants();

  int pairs();

  long oneSided();

  int first(int a);

  int applicant(int pair);

  int home(int pair);

  int rank(int pair);

  int tierOfHome(int pair);

  int tierOfApplicant(int pair);

  int listed(int h);

  int pairAt(int h, int r);

  int applicantAt(int h, int r);

  int pair(int a, int h);
}
