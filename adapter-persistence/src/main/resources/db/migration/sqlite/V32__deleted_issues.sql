-- Rows of labels and fields are counted without their issues, and then those of the deleted ones are taken off.
CREATE INDEX issues_deleted ON issues (id) WHERE deleted_at IS NOT NULL;
