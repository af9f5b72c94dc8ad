/**
 * The patient's pages: the link, the code, the choices behind them, and help. Nobody
 * signs in; whoever has given the right date of birth sees their own path and nothing
 * else. No page takes free text.
 */
@NullMarked
package org.peerprescribing.referral.web;

import org.jspecify.annotations.NullMarked;
