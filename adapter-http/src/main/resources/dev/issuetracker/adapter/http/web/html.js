import { h, options } from 'preact';
import htm from 'htm';

/** Makes elements of templates. Values are text: none is ever taken for markup. */
export const html = htm.bind(h);

/** What holds what people wrote or write: it has the direction of its first letter. */
const WRITTEN = new Set(['input', 'textarea', 'h1', 'strong']);
options.vnode = ({ type, props }) => void (WRITTEN.has(type) && (props.dir ??= 'auto'));

export { Component, Fragment, render } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
