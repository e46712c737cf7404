package io.github.clerk4j.jackson;

import io.github.clerk4j.model.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperBuilder;

/**
 * A module for Jackson 3 that writes and reads models, open enums and webhook events as Clerk's own
 * JSON. Private metadata is left out, also of nested models.
 *
 * <p>{@link MapperBuilder#findAndAddModules()} finds it. Naming strategies, inclusion, date formats
 * and unknown properties are settings for other types and do not apply to models. Thread-safe.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new ClerkModule()).build();
 * }</pre>
 */
public final class ClerkModule extends JacksonModule {
  private static final String WITH_PRIVATE_DATA = ClerkModule.class.getName() + ".withPrivateData";

  private final boolean privateData;

  /** Creates the module that leaves out private metadata. */
  public ClerkModule() {
    this(false);
  }

  private ClerkModule(boolean privateData) {
    this.privateData = privateData;
  }

  /**
   * Returns a module that writes private metadata too, such as for a cache in the back end. It
   * takes precedence over a module that was found.
   */
  public static ClerkModule withPrivateData() {
    return new ClerkModule(true);
  }

  @Override
  public String getModuleName() {
    return "clerk4j";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public Object getRegistrationId() {
    return privateData ? WITH_PRIVATE_DATA : super.getRegistrationId();
  }

  @Override
  public void setupModule(SetupContext context) {
    if (!privateData && isPrivateDataWritten(context.getOwner())) {
      return;
    }
    JsonText text = new JsonText(privateData ? Json::write : Json::writeWithoutPrivateData);
    context.addSerializers(new ClerkSerializers(text));
    context.addDeserializers(new ClerkDeserializers(text));
    context.addKeyDeserializers(ClerkDeserializers::key);
  }

  private static boolean isPrivateDataWritten(Object owner) {
    Set<Object> modules = new HashSet<>();
    if (owner instanceof MapperBuilder<?, ?> builder) {
      builder.withModules(each -> modules.add(each.getRegistrationId()));
    }
    return modules.contains(WITH_PRIVATE_DATA);
  }
}
