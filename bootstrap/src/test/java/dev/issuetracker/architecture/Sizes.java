package dev.issuetracker.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds the methods and constructors of some sources that are larger than they may be. */
final class Sizes {
    static final int MAX_LINES_OF_A_METHOD = 40;
    static final int MAX_PARAMETERS_OF_A_CONSTRUCTOR = 6;

    private Sizes() {}

    /** What is too large, each with its size. The sources are only parsed, so what they use may be missing. */
    static List<String> tooLarge(Iterable<? extends JavaFileObject> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Scan(unit, positions, found).scan(unit, null);
        }
        return found;
    }

    private static final class Scan extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;
        private String type = "";
        private boolean record;

        Scan(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            String around = type;
            boolean aroundIsRecord = record;
            type = around.isEmpty() ? tree.getSimpleName().toString() : around + "." + tree.getSimpleName();
            record = tree.getKind() == Tree.Kind.RECORD;
            super.visitClass(tree, null);
            type = around;
            record = aroundIsRecord;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            int lines = lines(tree);
            if (lines > MAX_LINES_OF_A_METHOD) {
                found.add(type + "." + tree.getName() + " has " + lines + " lines");
            }
            int parameters = tree.getParameters().size();
            // Those of a record are its components.
            if (!record && tree.getName().contentEquals("<init>") && parameters > MAX_PARAMETERS_OF_A_CONSTRUCTOR) {
                found.add("a constructor of " + type + " has " + parameters + " parameters");
            }
            return super.visitMethod(tree, null);
        }

        /** From its name on: what is before it, such as annotations and comments, is not counted. */
        private int lines(MethodTree tree) {
            Tree first = tree.getReturnType() == null ? tree.getBody() : tree.getReturnType();
            if (first == null || tree.getBody() == null) {
                return 1;
            }
            LineMap map = unit.getLineMap();
            long begin = map.getLineNumber(positions.getStartPosition(unit, first));
            long end = map.getLineNumber(positions.getEndPosition(unit, tree.getBody()));
            return Math.toIntExact(end - begin + 1);
        }
    }
}
