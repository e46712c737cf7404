package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of applications that are Java modules. */
class ModuleOfRecordsTest {
  @TempDir Path folder;

  @Test
  void aRecordOfAnOpenPackageIsCreated() throws Exception {
    Class<?> plan = plan("opens com.example.app;");

    assertThat(Json.convert(Map.of("name", "pro"), plan)).hasToString("Plan[name=pro]");
  }

  @Test
  void theMessageForAClosedPackageNamesTheDirectiveToAdd() throws Exception {
    Class<?> plan = plan("");

    assertThatThrownBy(() -> Json.convert(Map.of("name", "pro"), plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "com.example.app.Plan is not accessible; add \"opens com.example.app to"
                + " io.github.clerk4j.generated;\" to the module-info.java of com.example");
  }

  /** Returns a record of a module with a directive. */
  private Class<?> plan(String directive) throws Exception {
    Path module = folder.resolve("module-info.java");
    Path record = folder.resolve("Plan.java");
    Files.writeString(module, "module com.example { " + directive + " }");
    Files.writeString(record, "package com.example.app; record Plan(String name) {}");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), module.toString(), record.toString());
    assertThat(result).isZero();

    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration()
            .resolve(ModuleFinder.of(folder), ModuleFinder.of(), List.of("com.example"));
    return boot.defineModulesWithOneLoader(resolved, ClassLoader.getSystemClassLoader())
        .findLoader("com.example")
        .loadClass("com.example.app.Plan");
  }
}
