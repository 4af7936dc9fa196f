package dev.issuetracker.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** How services ask whether a caller may do something. */
final class Permissions {
    private Permissions() {}

    static DescribedPredicate<JavaClass> services(String root) {
        return JavaClass.Predicates.resideInAPackage(Room.APPLICATION.within(root))
                .and(DescribedPredicate.describe(
                        "are services", type -> type.getSimpleName().endsWith("Service")));
    }

    static ArchCondition<JavaMethod> askForOne(String root) {
        String caller = Room.APPLICATION.in(root) + ".access.Caller";
        String exempt = Room.APPLICATION.in(root) + ".access.NeedsNoPermission";
        return new ArchCondition<>("ask for a permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean asks = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("demand")
                                && call.getTargetOwner().getName().equals(caller));
                if (!asks && !method.isAnnotatedWith(exempt)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " asks for no permission"));
                }
            }
        };
    }
}
