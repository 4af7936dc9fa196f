package dev.issuetracker.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/** What the rules ask of the rooms inside an adapter. */
final class Adapters {
    private Adapters() {}

    static ArchCondition<JavaClass> useOtherAdaptersByTheirEntryPoints(String root) {
        return new ArchCondition<>("use adapters that they are no part of only by their entry points") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass used = topLevel(dependency.getTargetClass());
                    boolean inside = adapterOf(used, root)
                            .map(adapter -> within(type, adapter, root)
                                    || adapter.entryPoints(root).contains(used.getName()))
                            .orElse(true);
                    if (!inside) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    static ArchCondition<JavaClass> dependOnNoHigherLayer(Room adapter, String root) {
        return new ArchCondition<>("lie in a layer and depend on no higher one") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int layer = adapter.layerOf(type.getPackageName(), root);
                if (layer < 0) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in no layer"));
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass();
                    if (within(used, adapter, root) && adapter.layerOf(used.getPackageName(), root) > layer) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static Optional<Room> adapterOf(JavaClass type, String root) {
        return Room.ADAPTERS.stream()
                .filter(adapter -> within(type, adapter, root))
                .findFirst();
    }

    private static boolean within(JavaClass type, Room adapter, String root) {
        return (type.getPackageName() + ".").startsWith(adapter.in(root) + ".");
    }

    private static JavaClass topLevel(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.getEnclosingClass().map(Adapters::topLevel).orElse(element);
    }
}
