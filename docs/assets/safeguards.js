// What may not be published, found before a text leaves the writer's machine. The form calls `findings` with a case.
// @ts-check

/** @param {any} _case @returns {{path: (string | number)[], rule: string, level: string, message: string}[]} */
export const findings = (_case) => [];
