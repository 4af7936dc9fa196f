package dev.issuetracker.application.importing;

/** The same where imports that made issues are taken back piece by piece. */
class UndoingImportsInPiecesTest extends UndoingImportsTest {
    @Override
    ImportPorts importPorts() {
        return undoingInPieces(store);
    }
}
