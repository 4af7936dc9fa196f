package dev.issuetracker.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a port is, found by its shape so that a new one comes under the rules by itself. */
final class Ports {
    private Ports() {}

    /** A port: a top-level interface inside that anyone may implement. */
    static DescribedPredicate<JavaClass> portOf(String root) {
        return DescribedPredicate.describe(
                "are ports", type -> type.isTopLevelClass() && openInterface(type) && inside(type, root));
    }

    /** A port or an interface declared in one, such as what a port calls back. */
    static DescribedPredicate<JavaClass> portOrPartOf(String root) {
        DescribedPredicate<JavaClass> port = portOf(root);
        return DescribedPredicate.describe(
                "are ports or parts of them",
                type -> openInterface(type)
                        && (port.test(type)
                                || type.getEnclosingClass().filter(port).isPresent()));
    }

    static ArchCondition<JavaClass> beImplementedOutside(String root) {
        return condition("be implemented in an adapter or in bootstrap", (port, events) -> {
            if (port.getAllSubclasses().stream().noneMatch(type -> concrete(type) && outside(type, root))
                    && !madeByLambda(port, root)) {
                events.add(SimpleConditionEvent.violated(port, port.getName() + " has no implementation"));
            }
        });
    }

    static ArchCondition<JavaClass> carryOnlyValues(String root) {
        return condition("carry only records, enums, sealed types and exceptions", (port, events) -> {
            for (JavaMethod method : port.getMethods()) {
                carried(method)
                        .filter(type -> type.getPackageName().startsWith(root + "."))
                        .filter(type -> !value(type) && !portOrPartOf(root).test(type))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " carries " + type.getName())));
            }
        });
    }

    static ArchCondition<JavaClass> touchNoDrivenPort(String root) {
        Set<String> implementable = Stream.of("session.TokenIssuer", "webhook.WebhookSender", "webhook.WebhookBodies")
                .map(port -> Room.APPLICATION.in(root) + "." + port)
                .collect(Collectors.toSet());
        String storeHealth = Room.APPLICATION.in(root) + ".store.StoreHealth";
        return condition("touch no driven port", (type, events) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                boolean implemented = implementable.contains(target.getName()) && type.isAssignableTo(target.getName());
                boolean asked = target.getName().equals(storeHealth);
                if (portOrPartOf(root).test(target) && !implemented && !asked) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        });
    }

    /** Bytecode does not show what a lambda implements. A method outside that returns a port of one method does. */
    private static boolean madeByLambda(JavaClass port, String root) {
        long wanted = port.getAllMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .count();
        return wanted == 1
                && port.getMethodsWithReturnTypeOfSelf().stream().anyMatch(method -> outside(method.getOwner(), root));
    }

    private static Stream<JavaClass> carried(JavaMethod method) {
        Stream<JavaType> signature =
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
        return Stream.concat(
                        signature.flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        method.getExceptionTypes().stream())
                .map(JavaClass::getBaseComponentType);
    }

    private static boolean value(JavaClass type) {
        return type.isRecord() || type.isEnum() || type.reflect().isSealed() || type.isAssignableTo(Throwable.class);
    }

    private static boolean openInterface(JavaClass type) {
        return type.isInterface() && !type.isAnnotation() && !type.reflect().isSealed();
    }

    private static boolean concrete(JavaClass type) {
        return !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static boolean inside(JavaClass type, String root) {
        return in(type, Room.DOMAIN, root) || in(type, Room.APPLICATION, root);
    }

    private static boolean outside(JavaClass type, String root) {
        return in(type, Room.BOOTSTRAP, root) || Room.ADAPTERS.stream().anyMatch(adapter -> in(type, adapter, root));
    }

    private static boolean in(JavaClass type, Room room, String root) {
        return JavaClass.Predicates.resideInAPackage(room.within(root)).test(type);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.on(type, events);
            }
        };
    }

    @FunctionalInterface
    private interface Check {
        void on(JavaClass type, ConditionEvents events);
    }
}
