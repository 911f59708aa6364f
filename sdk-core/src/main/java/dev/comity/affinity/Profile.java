package dev.comity.affinity;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much each {@link Feature} counts. A profile is a judgement and says so by its name; it is not
 * fitted to anything. Immutable.
 */
public final class Profile {

  /** The greatest weight. */
  public static final int GREATEST = 1_000;

  private final String name;
  private final Map<Feature, Integer> weights;

  private Profile(String name, Map<Feature, Integer> weights) {
    this.name = name;
    this.weights = weights;
  }

  /**
   * A profile in which nothing counts yet.
   *
   * @param name what it is called, not blank
   * @return the profile
   */
  public static Profile named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A profile needs a name. Maybe 'near and alike'?");
    }
    return new Profile(name, new EnumMap<>(Feature.class));
  }

  /**
   * The default, a judgement: what is usual in handbooks for towns is to look for a partner of like
   * size with something in common; ties that the countries have already make the first letter
   * easier; distance costs money at every visit.
   *
   * @return size 30, ties 30, interests 20, sectors 20, nearness 15, language 10, climate 10,
   *     region 5, coast 5
   */
  public static Profile balanced() {
    return named("balanced (judgement)")
        .with(Feature.SIZE, 30)
        .with(Feature.TIES, 30)
        .with(Feature.INTERESTS, 20)
        .with(Feature.SECTORS, 20)
        .with(Feature.NEARNESS, 15)
        .with(Feature.LANGUAGE, 10)
        .with(Feature.CLIMATE, 10)
        .with(Feature.REGION, 5)
        .with(Feature.COAST, 5);
  }

  /**
   * The same with another weight.
   *
   * @param feature the feature
   * @param weight 0, for not at all, to {@value #GREATEST}
   * @return the profile
   */
  public Profile with(Feature feature, int weight) {
    if (weight < 0 || weight > GREATEST) {
      throw new IllegalArgumentException(
          "The weight of "
              + feature
              + " cannot be "
              + weight
              + ", only 0 to "
              + GREATEST
              + ". Maybe take the opposite feature?");
    }
    Map<Feature, Integer> more = new EnumMap<>(Feature.class);
    more.putAll(weights);
    more.put(feature, weight);
    return new Profile(name, more);
  }

  /**
   * What it is called.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * How much a feature counts.
   *
   * @param feature the feature
   * @return 0 to {@value #GREATEST}
   */
  public int weight(Feature feature) {
    return weights.getOrDefault(feature, 0);
  }

  /**
   * The score of a city that fits in everything.
   *
   * @return the sum of all weights times {@link Feature#FULL}
   */
  public int greatestScore() {
    return Feature.FULL * weights.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return name + " " + weights;
  }
}
