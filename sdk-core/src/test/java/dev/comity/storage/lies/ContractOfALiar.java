package dev.comity.storage.lies;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract, run on whichever storage the configuration of the run names. */
@ExtendWith(ContractOfALiar.Naming.class)
class ContractOfALiar extends StorageContract {

  /** The name of the configuration's parameter, whose value is the name of a class. */
  static final String STORAGE = "storage";

  private final Class<? extends Storage> type;

  ContractOfALiar(Class<? extends Storage> type) {
    this.type = type;
  }

  @Override
  protected Storage emptyStorage() {
    return Lies.made(type);
  }

  /** Hands the class over. */
  static final class Naming implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Class.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      String name = context.getConfigurationParameter(STORAGE).orElseThrow();
      try {
        return Class.forName(name).asSubclass(Storage.class);
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
  }
}
