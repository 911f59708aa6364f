package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.TenantId;
import dev.comity.storage.UnitOfWork;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One method of one port that does not mind the unit which it is asked in: its snapshot, its own
 * writes, its tenant, its end, or that it came to nothing.
 */
final class BlindMutantStorage extends SwitchboardStorage {

  private final Method method;
  private final Fault fault;
  private final Set<TenantId> tenants = ConcurrentHashMap.newKeySet();
  private final AtomicInteger commits = new AtomicInteger();
  private final Map<Thread, Integer> commitsOfThread = new ConcurrentHashMap<>();
  private final Map<List<Object>, Object> remembered = new ConcurrentHashMap<>();
  private final Map<LyingUnit, UnitOfWork> beginnings =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final Set<LyingUnit> conflicted =
      Collections.newSetFromMap(Collections.synchronizedMap(new IdentityHashMap<>()));

  BlindMutantStorage(Mutation mutation) {
    super(new LateFeedStorage());
    this.method = mutation.method();
    this.fault = mutation.fault();
  }

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    tenants.add(tenant);
    if (fault != Fault.LACKS_WHAT_ITS_UNIT_WROTE || access == Access.READ) {
      return super.begin(tenant, access);
    }
    UnitOfWork beginning = honest().begin(tenant, Access.READ);
    LyingUnit unit = (LyingUnit) super.begin(tenant, access);
    beginnings.put(unit, beginning);
    return unit;
  }

  @Override
  Object take(LyingUnit unit, Call call) {
    if (!call.method().equals(method)) {
      return super.take(unit, call);
    }
    return switch (fault) {
      case LACKS_WHAT_ITS_UNIT_WROTE -> fromTheBeginning(unit, call);
      case IS_READ_ANEW -> written(unit).isEmpty() ? anew(unit, call) : super.take(unit, call);
      case COMES_FROM_ANOTHER_TENANT -> fromAnyTenant(unit, call, super.take(unit, call));
      case COMES_AFTER_THE_END -> afterTheEnd(unit, call);
      case IS_REMEMBERED_OVER_A_COMMIT -> remembered(unit, call, (commits.get() + 1) / 2);
      case IS_REMEMBERED_BY_ITS_THREAD -> {
        Thread thread = Thread.currentThread();
        int own = commitsOfThread.getOrDefault(thread, 0);
        yield remembered(unit, call, thread.getId() + "/" + own);
      }
      case STOPS_AT_A_THOUSAND_ROWS -> cut((List<?>) super.take(unit, call), 1_000);
      case STOPS_AT_A_HUNDRED_ROWS -> cut((List<?>) super.take(unit, call), 100);
      case IS_COMMITTED_AFTER_A_CONFLICT -> noted(unit, call);
      default -> super.take(unit, call);
    };
  }

  private Object fromTheBeginning(LyingUnit unit, Call call) {
    UnitOfWork beginning = beginnings.get(unit);
    return beginning == null || unit.isCommitted() ? super.take(unit, call) : call.on(beginning);
  }

  private Object anew(LyingUnit unit, Call call) {
    unit.honest().inspect(); // refuses if the unit is closed
    return answerElsewhere(unit, call);
  }

  private Object afterTheEnd(LyingUnit unit, Call call) {
    try {
      return super.take(unit, call);
    } catch (IllegalStateException e) {
      return answerElsewhere(unit, call);
    }
  }

  private Object remembered(LyingUnit unit, Call call, Object time) {
    Object answer = super.take(unit, call);
    if (unit.access() == Access.WRITE || answer == null) {
      return answer;
    }
    return remembered.computeIfAbsent(List.of(time, unit.tenant(), call.arguments()), it -> answer);
  }

  private Object fromAnyTenant(LyingUnit unit, Call call, Object own) {
    Object answer = own;
    for (TenantId tenant : tenants) {
      if (!tenant.equals(unit.tenant())) {
        try (UnitOfWork other = honest().begin(tenant, Access.READ)) {
          answer = together(answer, call.on(other));
        }
      }
    }
    return answer;
  }

  private static Object together(Object answer, Object other) {
    if (answer instanceof Optional<?> found) {
      return found.isPresent() ? found : other;
    }
    if (answer instanceof Collection<?> rows) {
      Collection<Object> all = rows instanceof List ? new ArrayList<>(rows) : new TreeSet<>(rows);
      ((Collection<?>) other).stream().filter(it -> !all.contains(it)).forEach(all::add);
      return all;
    }
    return (Boolean) answer || (Boolean) other;
  }

  private static List<Object> cut(List<?> rows, int most) {
    return new ArrayList<>(rows.subList(0, Math.min(most, rows.size())));
  }

  private Object noted(LyingUnit unit, Call call) {
    try {
      return super.take(unit, call);
    } catch (ConflictException e) {
      conflicted.add(unit);
      throw e;
    }
  }

  @Override
  void commit(LyingUnit unit) {
    if (conflicted.contains(unit)) {
      commitElsewhere(unit, written(unit));
      return;
    }
    try {
      super.commit(unit);
    } catch (ConflictException e) {
      keepInSpiteOfIt(unit);
      throw e;
    }
    commits.incrementAndGet();
    commitsOfThread.merge(Thread.currentThread(), 1, Integer::sum);
  }

  private void keepInSpiteOfIt(LyingUnit unit) {
    if (fault == Fault.IS_KEPT_THOUGH_ITS_COMMIT_CONFLICTS) {
      commitElsewhere(
          unit, written(unit).stream().filter(it -> it.method().equals(method)).toList());
    }
  }

  @Override
  void close(LyingUnit unit) {
    super.close(unit);
    UnitOfWork beginning = beginnings.remove(unit);
    if (beginning != null) {
      beginning.close();
    }
  }
}
