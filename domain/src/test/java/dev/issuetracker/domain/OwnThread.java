package dev.issuetracker.domain;

import java.util.concurrent.Executor;

/**
 * For what a test does beside itself. The common pool may have just one thread, which another task keeps, and from Java
 * 25 on somebody who waits for one of its tasks may run any other meanwhile.
 */
public enum OwnThread implements Executor {
    /** Runs each task on a new thread. */
    EACH;

    @Override
    public void execute(Runnable task) {
        new Thread(task).start();
    }
}
